import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_access_requests_status" AS ENUM('pending', 'approved', 'denied', 'withdrawn');
  CREATE TABLE "access_requests" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"workspace_id" uuid NOT NULL,
  	"user_id" uuid NOT NULL,
  	"message" varchar,
  	"status" "enum_access_requests_status" DEFAULT 'pending' NOT NULL,
  	"decided_by_id" uuid,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "agreement_documents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"organisation_id" uuid NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  ALTER TABLE "users" ADD COLUMN "erased_at" timestamp(3) with time zone;
  ALTER TABLE "agreement_acceptances" ADD COLUMN "document_id" uuid;
  ALTER TABLE "logos" ADD COLUMN "url" varchar;
  ALTER TABLE "logos" ADD COLUMN "thumbnail_u_r_l" varchar;
  ALTER TABLE "logos" ADD COLUMN "filename" varchar;
  ALTER TABLE "logos" ADD COLUMN "mime_type" varchar;
  ALTER TABLE "logos" ADD COLUMN "filesize" numeric;
  ALTER TABLE "logos" ADD COLUMN "width" numeric;
  ALTER TABLE "logos" ADD COLUMN "height" numeric;
  ALTER TABLE "workspaces" ADD COLUMN "data_owner_proposed_at" timestamp(3) with time zone;
  ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_decided_by_id_users_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "agreement_documents" ADD CONSTRAINT "agreement_documents_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "access_requests_workspace_idx" ON "access_requests" USING btree ("workspace_id");
  CREATE INDEX "access_requests_user_idx" ON "access_requests" USING btree ("user_id");
  CREATE INDEX "access_requests_decided_by_idx" ON "access_requests" USING btree ("decided_by_id");
  CREATE INDEX "access_requests_created_at_idx" ON "access_requests" USING btree ("created_at");
  CREATE INDEX "access_requests_updated_at_idx" ON "access_requests" USING btree ("updated_at");
  CREATE UNIQUE INDEX "access_request_pending" ON "access_requests" USING btree ("workspace_id","user_id") WHERE "access_requests"."status" = 'pending';
  CREATE INDEX "agreement_documents_organisation_idx" ON "agreement_documents" USING btree ("organisation_id");
  CREATE INDEX "agreement_documents_created_at_idx" ON "agreement_documents" USING btree ("created_at");
  CREATE INDEX "agreement_documents_updated_at_idx" ON "agreement_documents" USING btree ("updated_at");
  CREATE UNIQUE INDEX "agreement_documents_filename_idx" ON "agreement_documents" USING btree ("filename");
  ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_document_id_agreement_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."agreement_documents"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "agreement_acceptances_document_idx" ON "agreement_acceptances" USING btree ("document_id");
  CREATE UNIQUE INDEX "logos_filename_idx" ON "logos" USING btree ("filename");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "access_requests" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "agreement_documents" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "access_requests" CASCADE;
  DROP TABLE "agreement_documents" CASCADE;
  ALTER TABLE "agreement_acceptances" DROP CONSTRAINT "agreement_acceptances_document_id_agreement_documents_id_fk";
  
  DROP INDEX "logos_filename_idx";
  DROP INDEX "agreement_acceptances_document_idx";
  ALTER TABLE "workspaces" DROP COLUMN "data_owner_proposed_at";
  ALTER TABLE "logos" DROP COLUMN "url";
  ALTER TABLE "logos" DROP COLUMN "thumbnail_u_r_l";
  ALTER TABLE "logos" DROP COLUMN "filename";
  ALTER TABLE "logos" DROP COLUMN "mime_type";
  ALTER TABLE "logos" DROP COLUMN "filesize";
  ALTER TABLE "logos" DROP COLUMN "width";
  ALTER TABLE "logos" DROP COLUMN "height";
  ALTER TABLE "agreement_acceptances" DROP COLUMN "document_id";
  ALTER TABLE "users" DROP COLUMN "erased_at";
  DROP TYPE "public"."enum_access_requests_status";`)
}
