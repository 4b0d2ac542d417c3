import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."_locales" AS ENUM('en', 'nl');
  CREATE TYPE "public"."enum_users_platform_roles" AS ENUM('staff', 'editor');
  CREATE TYPE "public"."enum_users_staff_permissions" AS ENUM('manageStaff', 'transfer', 'setTier', 'setVisibility', 'settle');
  CREATE TYPE "public"."enum_users_language" AS ENUM('en', 'nl');
  CREATE TYPE "public"."enum_reports_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum_agreement_acceptances_channel" AS ENUM('online', 'paper');
  CREATE TYPE "public"."enum_partner_agreements_applies_to" AS ENUM('organisation', 'workspace');
  CREATE TYPE "public"."enum_partner_agreements_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__partner_agreements_v_version_applies_to" AS ENUM('organisation', 'workspace');
  CREATE TYPE "public"."enum__partner_agreements_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "public"."enum__partner_agreements_v_published_locale" AS ENUM('en', 'nl');
  CREATE TYPE "public"."enum_agreement_versions_applies_to" AS ENUM('organisation', 'workspace');
  CREATE TYPE "public"."enum_billing_accounts_scope" AS ENUM('organisation', 'workspace');
  CREATE TYPE "public"."enum_billing_accounts_tier" AS ENUM('free', 'innovator', 'changemaker', 'guardian');
  CREATE TYPE "public"."enum_billing_accounts_status" AS ENUM('none', 'active', 'past-due', 'canceled');
  CREATE TYPE "public"."enum_billing_accounts_billing_period" AS ENUM('yearly', 'monthly');
  CREATE TYPE "public"."enum_billing_accounts_payment_mode" AS ENUM('none', 'card', 'managed');
  CREATE TYPE "public"."enum_billing_accounts_discount_kind" AS ENUM('none', 'scholarship', 'staff');
  CREATE TYPE "public"."enum_invitations_platform_roles" AS ENUM('staff', 'editor');
  CREATE TYPE "public"."enum_invitations_staff_permissions" AS ENUM('manageStaff', 'transfer', 'setTier', 'setVisibility', 'settle');
  CREATE TYPE "public"."enum_invitations_channel" AS ENUM('email', 'link');
  CREATE TYPE "public"."enum_invitations_role" AS ENUM('owner', 'admin', 'member', 'billing', 'external', 'observer');
  CREATE TYPE "public"."enum_invitations_source" AS ENUM('person', 'data-owner', 'sign-up');
  CREATE TYPE "public"."enum_invitations_status" AS ENUM('pending', 'accepted', 'declined', 'revoked', 'expired');
  CREATE TYPE "public"."enum_memberships_role" AS ENUM('owner', 'admin', 'member', 'billing', 'external', 'observer');
  CREATE TYPE "public"."enum_memberships_source" AS ENUM('creation', 'invitation', 'data-owner', 'direct', 'request', 'handoff');
  CREATE TYPE "public"."enum_outgoing_mails_status" AS ENUM('waiting', 'sent', 'kept', 'failed');
  CREATE TYPE "public"."enum_workspaces_usage_context" AS ENUM('internal', 'external');
  CREATE TYPE "public"."enum_workspaces_visibility" AS ENUM('open', 'invite-only', 'private');
  CREATE TABLE "users_platform_roles" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_users_platform_roles",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "users_staff_permissions" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_users_staff_permissions",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"language" "enum_users_language",
  	"pending_email" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"_verified" boolean,
  	"_verificationtoken" varchar,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "projects" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"description" varchar,
  	"workspace_id" uuid NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "conversations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"transcript" varchar,
  	"project_id" uuid NOT NULL,
  	"workspace_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "reports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"body" jsonb,
  	"project_id" uuid NOT NULL,
  	"status" "enum_reports_status" DEFAULT 'draft',
  	"author_id" uuid,
  	"workspace_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "media" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"alt" varchar,
  	"project_id" uuid NOT NULL,
  	"workspace_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric,
  	"focal_x" numeric,
  	"focal_y" numeric
  );
  
  CREATE TABLE "agreement_acceptances" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"version_id" uuid NOT NULL,
  	"organisation_id" uuid NOT NULL,
  	"workspace_id" uuid,
  	"locale" varchar,
  	"sha256" varchar,
  	"accepted_by_id" uuid,
  	"accepted_by_name" varchar,
  	"role" varchar,
  	"accepted_at" timestamp(3) with time zone,
  	"channel" "enum_agreement_acceptances_channel" DEFAULT 'online',
  	"ip" varchar,
  	"user_agent" varchar,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "partner_agreements" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"applies_to" "enum_partner_agreements_applies_to",
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"_status" "enum_partner_agreements_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "partner_agreements_locales" (
  	"body" jsonb,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" uuid NOT NULL
  );
  
  CREATE TABLE "_partner_agreements_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"parent_id" uuid,
  	"version_title" varchar,
  	"version_applies_to" "enum__partner_agreements_v_version_applies_to",
  	"version_created_at" timestamp(3) with time zone,
  	"version_updated_at" timestamp(3) with time zone,
  	"version__status" "enum__partner_agreements_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"snapshot" boolean,
  	"published_locale" "enum__partner_agreements_v_published_locale",
  	"latest" boolean
  );
  
  CREATE TABLE "_partner_agreements_v_locales" (
  	"version_body" jsonb,
  	"id" serial PRIMARY KEY NOT NULL,
  	"_locale" "_locales" NOT NULL,
  	"_parent_id" uuid NOT NULL
  );
  
  CREATE TABLE "agreement_versions_locale_texts" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"locale" varchar NOT NULL,
  	"body" jsonb NOT NULL,
  	"text" varchar,
  	"sha256" varchar NOT NULL
  );
  
  CREATE TABLE "agreement_versions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"agreement_id" uuid NOT NULL,
  	"applies_to" "enum_agreement_versions_applies_to" NOT NULL,
  	"version" integer NOT NULL,
  	"published_at" timestamp(3) with time zone NOT NULL,
  	"published_by_id" uuid,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "audit_events" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"action" varchar NOT NULL,
  	"actor_id" uuid,
  	"on_behalf_of_id" uuid,
  	"subject_collection" varchar,
  	"subject_document" varchar,
  	"organisation_id" uuid,
  	"workspace_id" uuid,
  	"before" jsonb,
  	"after" jsonb,
  	"reason" varchar,
  	"request_id" varchar,
  	"at" timestamp(3) with time zone NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "billing_accounts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"scope" "enum_billing_accounts_scope" NOT NULL,
  	"organisation_id" uuid NOT NULL,
  	"workspace_id" uuid,
  	"tier" "enum_billing_accounts_tier" DEFAULT 'free' NOT NULL,
  	"status" "enum_billing_accounts_status" DEFAULT 'none' NOT NULL,
  	"billing_period" "enum_billing_accounts_billing_period" DEFAULT 'yearly',
  	"payment_mode" "enum_billing_accounts_payment_mode" DEFAULT 'none',
  	"discount_kind" "enum_billing_accounts_discount_kind" DEFAULT 'none',
  	"discount_bps" integer DEFAULT 0,
  	"trial_ends_at" timestamp(3) with time zone,
  	"balance_cents" integer DEFAULT 0,
  	"account_manager_id" uuid,
  	"legal_name" varchar,
  	"address" varchar,
  	"vat_id" varchar,
  	"billing_email" varchar,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "billing_account_scope_names_its_workspace" CHECK (("billing_accounts"."scope" = 'workspace') = ("billing_accounts"."workspace_id" is not null))
  );
  
  CREATE TABLE "invitations_platform_roles" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_invitations_platform_roles",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "invitations_staff_permissions" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_invitations_staff_permissions",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "invitations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"channel" "enum_invitations_channel" DEFAULT 'email' NOT NULL,
  	"email" varchar,
  	"organisation_id" uuid,
  	"workspace_id" uuid,
  	"role" "enum_invitations_role",
  	"source" "enum_invitations_source" DEFAULT 'person' NOT NULL,
  	"status" "enum_invitations_status" DEFAULT 'pending' NOT NULL,
  	"max_uses" integer,
  	"uses" integer,
  	"expires_at" timestamp(3) with time zone,
  	"invited_by_id" uuid,
  	"accepted_by_id" uuid,
  	"accepted_at" timestamp(3) with time zone,
  	"token_hash" varchar,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "invitation_has_at_most_one_place" CHECK (num_nonnulls("invitations"."organisation_id", "invitations"."workspace_id") <= 1)
  );
  
  CREATE TABLE "logos" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"organisation_id" uuid NOT NULL,
  	"alt" varchar,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "memberships" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"user_id" uuid NOT NULL,
  	"organisation_id" uuid,
  	"workspace_id" uuid,
  	"role" "enum_memberships_role" NOT NULL,
  	"source" "enum_memberships_source" DEFAULT 'direct' NOT NULL,
  	"expires_at" timestamp(3) with time zone,
  	"ended_at" timestamp(3) with time zone,
  	"ended_by_id" uuid,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "membership_has_exactly_one_place" CHECK (num_nonnulls("memberships"."organisation_id", "memberships"."workspace_id") = 1),
  	CONSTRAINT "membership_of_an_owner_is_not_time_boxed" CHECK ("memberships"."role" <> 'owner' or "memberships"."expires_at" is null),
  	CONSTRAINT "membership_role_exists_in_organisations" CHECK ("memberships"."organisation_id" is null or "memberships"."role" in ('owner', 'admin', 'billing', 'member'))
  );
  
  CREATE TABLE "organisations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"description" varchar,
  	"logo_id" uuid,
  	"is_partner" boolean DEFAULT false,
  	"partner_since" timestamp(3) with time zone,
  	"billing_account_id" uuid,
  	"created_by_id" uuid,
  	"archived_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "outgoing_mails" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"to" varchar NOT NULL,
  	"subject" varchar NOT NULL,
  	"kind" varchar NOT NULL,
  	"status" "enum_outgoing_mails_status" DEFAULT 'waiting' NOT NULL,
  	"attempts" integer DEFAULT 0,
  	"last_error" varchar,
  	"sent_at" timestamp(3) with time zone,
  	"cause" varchar NOT NULL,
  	"next_try_at" timestamp(3) with time zone,
  	"sealed" varchar,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "workspaces" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"organisation_id" uuid NOT NULL,
  	"usage_context" "enum_workspaces_usage_context" DEFAULT 'internal' NOT NULL,
  	"data_owner_organisation_name" varchar,
  	"data_owner_email" varchar,
  	"data_owner_proposed_email" varchar,
  	"data_owner_disputed_at" timestamp(3) with time zone,
  	"visibility" "enum_workspaces_visibility" DEFAULT 'open' NOT NULL,
  	"agreement_acceptance_id" uuid,
  	"billing_account_id" uuid,
  	"logo_id" uuid,
  	"archived_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "workspace_external_names_a_data_owner" CHECK ("workspaces"."usage_context" = 'internal' or ("workspaces"."data_owner_email" is not null and "workspaces"."data_owner_organisation_name" is not null)),
  	CONSTRAINT "workspace_internal_has_no_data_owner" CHECK ("workspaces"."usage_context" = 'external' or "workspaces"."data_owner_email" is null)
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "users_platform_roles" ADD CONSTRAINT "users_platform_roles_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_staff_permissions" ADD CONSTRAINT "users_staff_permissions_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "projects" ADD CONSTRAINT "projects_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "conversations" ADD CONSTRAINT "conversations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_version_id_agreement_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."agreement_versions"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_accepted_by_id_users_id_fk" FOREIGN KEY ("accepted_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "partner_agreements_locales" ADD CONSTRAINT "partner_agreements_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."partner_agreements"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_partner_agreements_v" ADD CONSTRAINT "_partner_agreements_v_parent_id_partner_agreements_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."partner_agreements"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_partner_agreements_v_locales" ADD CONSTRAINT "_partner_agreements_v_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_partner_agreements_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "agreement_versions_locale_texts" ADD CONSTRAINT "agreement_versions_locale_texts_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."agreement_versions"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_agreement_id_partner_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."partner_agreements"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_published_by_id_users_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_on_behalf_of_id_users_id_fk" FOREIGN KEY ("on_behalf_of_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_account_manager_id_users_id_fk" FOREIGN KEY ("account_manager_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "invitations_platform_roles" ADD CONSTRAINT "invitations_platform_roles_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "invitations_staff_permissions" ADD CONSTRAINT "invitations_staff_permissions_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_users_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_id_users_id_fk" FOREIGN KEY ("accepted_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "logos" ADD CONSTRAINT "logos_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "memberships" ADD CONSTRAINT "memberships_ended_by_id_users_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "organisations" ADD CONSTRAINT "organisations_logo_id_logos_id_fk" FOREIGN KEY ("logo_id") REFERENCES "public"."logos"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "organisations" ADD CONSTRAINT "organisations_billing_account_id_billing_accounts_id_fk" FOREIGN KEY ("billing_account_id") REFERENCES "public"."billing_accounts"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "organisations" ADD CONSTRAINT "organisations_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_agreement_acceptance_id_agreement_acceptances_id_fk" FOREIGN KEY ("agreement_acceptance_id") REFERENCES "public"."agreement_acceptances"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_billing_account_id_billing_accounts_id_fk" FOREIGN KEY ("billing_account_id") REFERENCES "public"."billing_accounts"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_logo_id_logos_id_fk" FOREIGN KEY ("logo_id") REFERENCES "public"."logos"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "users_platform_roles_order_idx" ON "users_platform_roles" USING btree ("order");
  CREATE INDEX "users_platform_roles_parent_idx" ON "users_platform_roles" USING btree ("parent_id");
  CREATE INDEX "users_staff_permissions_order_idx" ON "users_staff_permissions" USING btree ("order");
  CREATE INDEX "users_staff_permissions_parent_idx" ON "users_staff_permissions" USING btree ("parent_id");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "projects_workspace_idx" ON "projects" USING btree ("workspace_id");
  CREATE INDEX "projects_updated_at_idx" ON "projects" USING btree ("updated_at");
  CREATE INDEX "projects_created_at_idx" ON "projects" USING btree ("created_at");
  CREATE INDEX "conversations_project_idx" ON "conversations" USING btree ("project_id");
  CREATE INDEX "conversations_workspace_idx" ON "conversations" USING btree ("workspace_id");
  CREATE INDEX "conversations_updated_at_idx" ON "conversations" USING btree ("updated_at");
  CREATE INDEX "conversations_created_at_idx" ON "conversations" USING btree ("created_at");
  CREATE INDEX "reports_project_idx" ON "reports" USING btree ("project_id");
  CREATE INDEX "reports_author_idx" ON "reports" USING btree ("author_id");
  CREATE INDEX "reports_workspace_idx" ON "reports" USING btree ("workspace_id");
  CREATE INDEX "reports_updated_at_idx" ON "reports" USING btree ("updated_at");
  CREATE INDEX "reports_created_at_idx" ON "reports" USING btree ("created_at");
  CREATE INDEX "media_project_idx" ON "media" USING btree ("project_id");
  CREATE INDEX "media_workspace_idx" ON "media" USING btree ("workspace_id");
  CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
  CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
  CREATE INDEX "agreement_acceptances_version_idx" ON "agreement_acceptances" USING btree ("version_id");
  CREATE INDEX "agreement_acceptances_organisation_idx" ON "agreement_acceptances" USING btree ("organisation_id");
  CREATE INDEX "agreement_acceptances_workspace_idx" ON "agreement_acceptances" USING btree ("workspace_id");
  CREATE INDEX "agreement_acceptances_accepted_by_idx" ON "agreement_acceptances" USING btree ("accepted_by_id");
  CREATE INDEX "agreement_acceptances_created_at_idx" ON "agreement_acceptances" USING btree ("created_at");
  CREATE INDEX "agreement_acceptances_updated_at_idx" ON "agreement_acceptances" USING btree ("updated_at");
  CREATE UNIQUE INDEX "acceptance_of_organisation" ON "agreement_acceptances" USING btree ("version_id","organisation_id") WHERE "agreement_acceptances"."workspace_id" is null;
  CREATE INDEX "partner_agreements_created_at_idx" ON "partner_agreements" USING btree ("created_at");
  CREATE INDEX "partner_agreements_updated_at_idx" ON "partner_agreements" USING btree ("updated_at");
  CREATE INDEX "partner_agreements__status_idx" ON "partner_agreements" USING btree ("_status");
  CREATE UNIQUE INDEX "agreement_live" ON "partner_agreements" USING btree ("applies_to") WHERE "partner_agreements"."_status" = 'published';
  CREATE UNIQUE INDEX "partner_agreements_locales_locale_parent_id_unique" ON "partner_agreements_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "_partner_agreements_v_parent_idx" ON "_partner_agreements_v" USING btree ("parent_id");
  CREATE INDEX "_partner_agreements_v_version_version_created_at_idx" ON "_partner_agreements_v" USING btree ("version_created_at");
  CREATE INDEX "_partner_agreements_v_version_version_updated_at_idx" ON "_partner_agreements_v" USING btree ("version_updated_at");
  CREATE INDEX "_partner_agreements_v_version_version__status_idx" ON "_partner_agreements_v" USING btree ("version__status");
  CREATE INDEX "_partner_agreements_v_created_at_idx" ON "_partner_agreements_v" USING btree ("created_at");
  CREATE INDEX "_partner_agreements_v_updated_at_idx" ON "_partner_agreements_v" USING btree ("updated_at");
  CREATE INDEX "_partner_agreements_v_snapshot_idx" ON "_partner_agreements_v" USING btree ("snapshot");
  CREATE INDEX "_partner_agreements_v_published_locale_idx" ON "_partner_agreements_v" USING btree ("published_locale");
  CREATE INDEX "_partner_agreements_v_latest_idx" ON "_partner_agreements_v" USING btree ("latest");
  CREATE UNIQUE INDEX "_partner_agreements_v_locales_locale_parent_id_unique" ON "_partner_agreements_v_locales" USING btree ("_locale","_parent_id");
  CREATE INDEX "agreement_versions_locale_texts_order_idx" ON "agreement_versions_locale_texts" USING btree ("_order");
  CREATE INDEX "agreement_versions_locale_texts_parent_id_idx" ON "agreement_versions_locale_texts" USING btree ("_parent_id");
  CREATE INDEX "agreement_versions_agreement_idx" ON "agreement_versions" USING btree ("agreement_id");
  CREATE INDEX "agreement_versions_published_by_idx" ON "agreement_versions" USING btree ("published_by_id");
  CREATE INDEX "agreement_versions_created_at_idx" ON "agreement_versions" USING btree ("created_at");
  CREATE INDEX "agreement_versions_updated_at_idx" ON "agreement_versions" USING btree ("updated_at");
  CREATE UNIQUE INDEX "agreement_version_number" ON "agreement_versions" USING btree ("agreement_id","version");
  CREATE INDEX "audit_events_action_idx" ON "audit_events" USING btree ("action");
  CREATE INDEX "audit_events_actor_idx" ON "audit_events" USING btree ("actor_id");
  CREATE INDEX "audit_events_on_behalf_of_idx" ON "audit_events" USING btree ("on_behalf_of_id");
  CREATE INDEX "audit_events_subject_subject_document_idx" ON "audit_events" USING btree ("subject_document");
  CREATE INDEX "audit_events_organisation_idx" ON "audit_events" USING btree ("organisation_id");
  CREATE INDEX "audit_events_workspace_idx" ON "audit_events" USING btree ("workspace_id");
  CREATE INDEX "audit_events_request_id_idx" ON "audit_events" USING btree ("request_id");
  CREATE INDEX "audit_events_at_idx" ON "audit_events" USING btree ("at");
  CREATE INDEX "audit_events_created_at_idx" ON "audit_events" USING btree ("created_at");
  CREATE INDEX "audit_events_updated_at_idx" ON "audit_events" USING btree ("updated_at");
  CREATE INDEX "billing_accounts_organisation_idx" ON "billing_accounts" USING btree ("organisation_id");
  CREATE INDEX "billing_accounts_workspace_idx" ON "billing_accounts" USING btree ("workspace_id");
  CREATE INDEX "billing_accounts_account_manager_idx" ON "billing_accounts" USING btree ("account_manager_id");
  CREATE INDEX "billing_accounts_created_at_idx" ON "billing_accounts" USING btree ("created_at");
  CREATE INDEX "billing_accounts_updated_at_idx" ON "billing_accounts" USING btree ("updated_at");
  CREATE UNIQUE INDEX "billing_account_pooled" ON "billing_accounts" USING btree ("organisation_id") WHERE "billing_accounts"."scope" = 'organisation';
  CREATE UNIQUE INDEX "billing_account_of_workspace" ON "billing_accounts" USING btree ("workspace_id") WHERE "billing_accounts"."scope" = 'workspace';
  CREATE INDEX "invitations_platform_roles_order_idx" ON "invitations_platform_roles" USING btree ("order");
  CREATE INDEX "invitations_platform_roles_parent_idx" ON "invitations_platform_roles" USING btree ("parent_id");
  CREATE INDEX "invitations_staff_permissions_order_idx" ON "invitations_staff_permissions" USING btree ("order");
  CREATE INDEX "invitations_staff_permissions_parent_idx" ON "invitations_staff_permissions" USING btree ("parent_id");
  CREATE INDEX "invitations_organisation_idx" ON "invitations" USING btree ("organisation_id");
  CREATE INDEX "invitations_workspace_idx" ON "invitations" USING btree ("workspace_id");
  CREATE INDEX "invitations_invited_by_idx" ON "invitations" USING btree ("invited_by_id");
  CREATE INDEX "invitations_accepted_by_idx" ON "invitations" USING btree ("accepted_by_id");
  CREATE INDEX "invitations_created_at_idx" ON "invitations" USING btree ("created_at");
  CREATE INDEX "invitations_updated_at_idx" ON "invitations" USING btree ("updated_at");
  CREATE UNIQUE INDEX "invitation_pending" ON "invitations" USING btree (lower("email"),coalesce("organisation_id", "workspace_id", '00000000-0000-0000-0000-000000000000')) WHERE "invitations"."status" = 'pending' and "invitations"."channel" = 'email';
  CREATE UNIQUE INDEX "invitation_token" ON "invitations" USING btree ("token_hash");
  CREATE INDEX "invitation_address" ON "invitations" USING btree (lower("email"));
  CREATE INDEX "logos_organisation_idx" ON "logos" USING btree ("organisation_id");
  CREATE INDEX "logos_created_at_idx" ON "logos" USING btree ("created_at");
  CREATE INDEX "logos_updated_at_idx" ON "logos" USING btree ("updated_at");
  CREATE INDEX "memberships_user_idx" ON "memberships" USING btree ("user_id");
  CREATE INDEX "memberships_organisation_idx" ON "memberships" USING btree ("organisation_id");
  CREATE INDEX "memberships_workspace_idx" ON "memberships" USING btree ("workspace_id");
  CREATE INDEX "memberships_ended_by_idx" ON "memberships" USING btree ("ended_by_id");
  CREATE INDEX "memberships_created_at_idx" ON "memberships" USING btree ("created_at");
  CREATE INDEX "memberships_updated_at_idx" ON "memberships" USING btree ("updated_at");
  CREATE UNIQUE INDEX "membership_live_organisation" ON "memberships" USING btree ("user_id","organisation_id") WHERE "memberships"."ended_at" is null and "memberships"."organisation_id" is not null;
  CREATE UNIQUE INDEX "membership_live_workspace" ON "memberships" USING btree ("user_id","workspace_id") WHERE "memberships"."ended_at" is null and "memberships"."workspace_id" is not null;
  CREATE INDEX "membership_of_user" ON "memberships" USING btree ("user_id","workspace_id","organisation_id");
  CREATE INDEX "organisations_logo_idx" ON "organisations" USING btree ("logo_id");
  CREATE INDEX "organisations_billing_account_idx" ON "organisations" USING btree ("billing_account_id");
  CREATE INDEX "organisations_created_by_idx" ON "organisations" USING btree ("created_by_id");
  CREATE INDEX "organisations_created_at_idx" ON "organisations" USING btree ("created_at");
  CREATE INDEX "organisations_updated_at_idx" ON "organisations" USING btree ("updated_at");
  CREATE INDEX "outgoing_mails_to_idx" ON "outgoing_mails" USING btree ("to");
  CREATE INDEX "outgoing_mails_kind_idx" ON "outgoing_mails" USING btree ("kind");
  CREATE INDEX "outgoing_mails_created_at_idx" ON "outgoing_mails" USING btree ("created_at");
  CREATE INDEX "outgoing_mails_updated_at_idx" ON "outgoing_mails" USING btree ("updated_at");
  CREATE UNIQUE INDEX "outgoing_mail_cause" ON "outgoing_mails" USING btree ("cause");
  CREATE INDEX "outgoing_mail_due" ON "outgoing_mails" USING btree ("status","next_try_at");
  CREATE INDEX "workspaces_organisation_idx" ON "workspaces" USING btree ("organisation_id");
  CREATE INDEX "workspaces_agreement_acceptance_idx" ON "workspaces" USING btree ("agreement_acceptance_id");
  CREATE INDEX "workspaces_billing_account_idx" ON "workspaces" USING btree ("billing_account_id");
  CREATE INDEX "workspaces_logo_idx" ON "workspaces" USING btree ("logo_id");
  CREATE INDEX "workspaces_created_at_idx" ON "workspaces" USING btree ("created_at");
  CREATE INDEX "workspaces_updated_at_idx" ON "workspaces" USING btree ("updated_at");
  CREATE INDEX "workspace_data_owner_address" ON "workspaces" USING btree (lower("data_owner_email"));
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "users_platform_roles" CASCADE;
  DROP TABLE "users_staff_permissions" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "projects" CASCADE;
  DROP TABLE "conversations" CASCADE;
  DROP TABLE "reports" CASCADE;
  DROP TABLE "media" CASCADE;
  DROP TABLE "agreement_acceptances" CASCADE;
  DROP TABLE "partner_agreements" CASCADE;
  DROP TABLE "partner_agreements_locales" CASCADE;
  DROP TABLE "_partner_agreements_v" CASCADE;
  DROP TABLE "_partner_agreements_v_locales" CASCADE;
  DROP TABLE "agreement_versions_locale_texts" CASCADE;
  DROP TABLE "agreement_versions" CASCADE;
  DROP TABLE "audit_events" CASCADE;
  DROP TABLE "billing_accounts" CASCADE;
  DROP TABLE "invitations_platform_roles" CASCADE;
  DROP TABLE "invitations_staff_permissions" CASCADE;
  DROP TABLE "invitations" CASCADE;
  DROP TABLE "logos" CASCADE;
  DROP TABLE "memberships" CASCADE;
  DROP TABLE "organisations" CASCADE;
  DROP TABLE "outgoing_mails" CASCADE;
  DROP TABLE "workspaces" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."_locales";
  DROP TYPE "public"."enum_users_platform_roles";
  DROP TYPE "public"."enum_users_staff_permissions";
  DROP TYPE "public"."enum_users_language";
  DROP TYPE "public"."enum_reports_status";
  DROP TYPE "public"."enum_agreement_acceptances_channel";
  DROP TYPE "public"."enum_partner_agreements_applies_to";
  DROP TYPE "public"."enum_partner_agreements_status";
  DROP TYPE "public"."enum__partner_agreements_v_version_applies_to";
  DROP TYPE "public"."enum__partner_agreements_v_version_status";
  DROP TYPE "public"."enum__partner_agreements_v_published_locale";
  DROP TYPE "public"."enum_agreement_versions_applies_to";
  DROP TYPE "public"."enum_billing_accounts_scope";
  DROP TYPE "public"."enum_billing_accounts_tier";
  DROP TYPE "public"."enum_billing_accounts_status";
  DROP TYPE "public"."enum_billing_accounts_billing_period";
  DROP TYPE "public"."enum_billing_accounts_payment_mode";
  DROP TYPE "public"."enum_billing_accounts_discount_kind";
  DROP TYPE "public"."enum_invitations_platform_roles";
  DROP TYPE "public"."enum_invitations_staff_permissions";
  DROP TYPE "public"."enum_invitations_channel";
  DROP TYPE "public"."enum_invitations_role";
  DROP TYPE "public"."enum_invitations_source";
  DROP TYPE "public"."enum_invitations_status";
  DROP TYPE "public"."enum_memberships_role";
  DROP TYPE "public"."enum_memberships_source";
  DROP TYPE "public"."enum_outgoing_mails_status";
  DROP TYPE "public"."enum_workspaces_usage_context";
  DROP TYPE "public"."enum_workspaces_visibility";`)
}
