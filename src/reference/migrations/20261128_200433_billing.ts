import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_invoices_status" AS ENUM('open', 'paid', 'void', 'uncollectible');
  CREATE TYPE "public"."enum_ledger_lines_kind" AS ENUM('accrual', 'clawback', 'reinstatement', 'reallocation');
  CREATE TYPE "public"."enum_settlements_status" AS ENUM('paid', 'cancelled');
  CREATE TABLE "invoices_lines" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"description" varchar,
  	"quantity" numeric,
  	"unit_cents" numeric,
  	"vat_bps" numeric,
  	"net_cents" numeric
  );
  
  CREATE TABLE "invoices_vat" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"vat_bps" numeric,
  	"net_cents" numeric,
  	"tax_cents" numeric
  );
  
  CREATE TABLE "invoices" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"number" varchar NOT NULL,
  	"billing_account_id" uuid NOT NULL,
  	"payer_id" uuid NOT NULL,
  	"workspace_id" uuid,
  	"status" "enum_invoices_status" NOT NULL,
  	"currency" varchar NOT NULL,
  	"seller_legal_name" varchar,
  	"seller_address" varchar,
  	"seller_vat_id" varchar,
  	"seller_email" varchar,
  	"seller_iban" varchar,
  	"bill_to_legal_name" varchar,
  	"bill_to_address" varchar,
  	"bill_to_vat_id" varchar,
  	"bill_to_email" varchar,
  	"total_excluding_tax_cents" numeric NOT NULL,
  	"tax_cents" numeric NOT NULL,
  	"total_cents" numeric NOT NULL,
  	"credited_cents" numeric NOT NULL,
  	"balance_applied_cents" numeric NOT NULL,
  	"amount_due_cents" numeric NOT NULL,
  	"amount_paid_cents" numeric NOT NULL,
  	"amount_returned_cents" numeric NOT NULL,
  	"issued_at" timestamp(3) with time zone NOT NULL,
  	"due_at" timestamp(3) with time zone NOT NULL,
  	"paid_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "invoices_amountDueCents_is_whole_cents" CHECK ("invoices"."amount_due_cents" = trunc("invoices"."amount_due_cents") and abs("invoices"."amount_due_cents") <= 9007199254740991),
  	CONSTRAINT "invoices_amountPaidCents_is_whole_cents" CHECK ("invoices"."amount_paid_cents" = trunc("invoices"."amount_paid_cents") and abs("invoices"."amount_paid_cents") <= 9007199254740991),
  	CONSTRAINT "invoices_amountReturnedCents_is_whole_cents" CHECK ("invoices"."amount_returned_cents" = trunc("invoices"."amount_returned_cents") and abs("invoices"."amount_returned_cents") <= 9007199254740991),
  	CONSTRAINT "invoices_balanceAppliedCents_is_whole_cents" CHECK ("invoices"."balance_applied_cents" = trunc("invoices"."balance_applied_cents") and abs("invoices"."balance_applied_cents") <= 9007199254740991),
  	CONSTRAINT "invoices_creditedCents_is_whole_cents" CHECK ("invoices"."credited_cents" = trunc("invoices"."credited_cents") and abs("invoices"."credited_cents") <= 9007199254740991),
  	CONSTRAINT "invoices_taxCents_is_whole_cents" CHECK ("invoices"."tax_cents" = trunc("invoices"."tax_cents") and abs("invoices"."tax_cents") <= 9007199254740991),
  	CONSTRAINT "invoices_totalCents_is_whole_cents" CHECK ("invoices"."total_cents" = trunc("invoices"."total_cents") and abs("invoices"."total_cents") <= 9007199254740991),
  	CONSTRAINT "invoices_totalExcludingTaxCents_is_whole_cents" CHECK ("invoices"."total_excluding_tax_cents" = trunc("invoices"."total_excluding_tax_cents") and abs("invoices"."total_excluding_tax_cents") <= 9007199254740991),
  	CONSTRAINT "invoice_gives_back_no_more_than_was_paid" CHECK ("invoices"."amount_returned_cents" between 0 and "invoices"."amount_paid_cents")
  );
  
  CREATE TABLE "referral_entries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"partner_id" uuid NOT NULL,
  	"billing_account_id" uuid NOT NULL,
  	"starts_at" timestamp(3) with time zone NOT NULL,
  	"expires_at" timestamp(3) with time zone,
  	"notes" varchar,
  	"closed_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "referral_terms" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"entry_id" uuid NOT NULL,
  	"kickback_bps" integer DEFAULT 2000 NOT NULL,
  	"discount_bps" integer DEFAULT 0 NOT NULL,
  	"cap_cents" numeric,
  	"effective_from" timestamp(3) with time zone NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "referral_terms_capCents_is_whole_cents" CHECK ("referral_terms"."cap_cents" = trunc("referral_terms"."cap_cents") and abs("referral_terms"."cap_cents") <= 9007199254740991),
  	CONSTRAINT "referral_terms_within_bounds" CHECK ("referral_terms"."kickback_bps" between 0 and 10000 and "referral_terms"."discount_bps" between 0 and 10000 and coalesce("referral_terms"."cap_cents", 0) >= 0)
  );
  
  CREATE TABLE "ledger_lines" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"entry_id" uuid NOT NULL,
  	"invoice_id" uuid NOT NULL,
  	"kind" "enum_ledger_lines_kind" NOT NULL,
  	"amount_cents" numeric NOT NULL,
  	"terms_id" uuid NOT NULL,
  	"cause" varchar NOT NULL,
  	"paid_at" timestamp(3) with time zone NOT NULL,
  	"explanation" jsonb NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "ledger_lines_amountCents_is_whole_cents" CHECK ("ledger_lines"."amount_cents" = trunc("ledger_lines"."amount_cents") and abs("ledger_lines"."amount_cents") <= 9007199254740991)
  );
  
  CREATE TABLE "settlements" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"partner_id" uuid NOT NULL,
  	"reference" varchar NOT NULL,
  	"paid_at" timestamp(3) with time zone NOT NULL,
  	"total_cents" numeric NOT NULL,
  	"status" "enum_settlements_status" NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "settlements_totalCents_is_whole_cents" CHECK ("settlements"."total_cents" = trunc("settlements"."total_cents") and abs("settlements"."total_cents") <= 9007199254740991)
  );
  
  ALTER TABLE "billing_accounts" ALTER COLUMN "balance_cents" SET DATA TYPE numeric;
  ALTER TABLE "invoices_lines" ADD CONSTRAINT "invoices_lines_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."invoices"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "invoices_vat" ADD CONSTRAINT "invoices_vat_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."invoices"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "invoices" ADD CONSTRAINT "invoices_billing_account_id_billing_accounts_id_fk" FOREIGN KEY ("billing_account_id") REFERENCES "public"."billing_accounts"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "invoices" ADD CONSTRAINT "invoices_payer_id_organisations_id_fk" FOREIGN KEY ("payer_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "invoices" ADD CONSTRAINT "invoices_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "referral_entries" ADD CONSTRAINT "referral_entries_partner_id_organisations_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "referral_entries" ADD CONSTRAINT "referral_entries_billing_account_id_billing_accounts_id_fk" FOREIGN KEY ("billing_account_id") REFERENCES "public"."billing_accounts"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "referral_terms" ADD CONSTRAINT "referral_terms_entry_id_referral_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."referral_entries"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_entry_id_referral_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."referral_entries"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_terms_id_referral_terms_id_fk" FOREIGN KEY ("terms_id") REFERENCES "public"."referral_terms"("id") ON DELETE restrict ON UPDATE no action;
  ALTER TABLE "settlements" ADD CONSTRAINT "settlements_partner_id_organisations_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."organisations"("id") ON DELETE restrict ON UPDATE no action;
  CREATE INDEX "invoices_lines_order_idx" ON "invoices_lines" USING btree ("_order");
  CREATE INDEX "invoices_lines_parent_id_idx" ON "invoices_lines" USING btree ("_parent_id");
  CREATE INDEX "invoices_vat_order_idx" ON "invoices_vat" USING btree ("_order");
  CREATE INDEX "invoices_vat_parent_id_idx" ON "invoices_vat" USING btree ("_parent_id");
  CREATE INDEX "invoices_number_idx" ON "invoices" USING btree ("number");
  CREATE INDEX "invoices_billing_account_idx" ON "invoices" USING btree ("billing_account_id");
  CREATE INDEX "invoices_payer_idx" ON "invoices" USING btree ("payer_id");
  CREATE INDEX "invoices_workspace_idx" ON "invoices" USING btree ("workspace_id");
  CREATE INDEX "invoices_status_idx" ON "invoices" USING btree ("status");
  CREATE INDEX "invoices_issued_at_idx" ON "invoices" USING btree ("issued_at");
  CREATE INDEX "invoices_due_at_idx" ON "invoices" USING btree ("due_at");
  CREATE INDEX "invoices_paid_at_idx" ON "invoices" USING btree ("paid_at");
  CREATE INDEX "invoices_created_at_idx" ON "invoices" USING btree ("created_at");
  CREATE INDEX "invoices_updated_at_idx" ON "invoices" USING btree ("updated_at");
  CREATE UNIQUE INDEX "invoice_number" ON "invoices" USING btree ("number");
  CREATE INDEX "invoice_paid_of_account" ON "invoices" USING btree ("billing_account_id","paid_at");
  CREATE INDEX "referral_entries_partner_idx" ON "referral_entries" USING btree ("partner_id");
  CREATE INDEX "referral_entries_billing_account_idx" ON "referral_entries" USING btree ("billing_account_id");
  CREATE INDEX "referral_entries_starts_at_idx" ON "referral_entries" USING btree ("starts_at");
  CREATE INDEX "referral_entries_expires_at_idx" ON "referral_entries" USING btree ("expires_at");
  CREATE INDEX "referral_entries_created_at_idx" ON "referral_entries" USING btree ("created_at");
  CREATE INDEX "referral_entries_updated_at_idx" ON "referral_entries" USING btree ("updated_at");
  CREATE INDEX "referral_terms_entry_idx" ON "referral_terms" USING btree ("entry_id");
  CREATE INDEX "referral_terms_created_at_idx" ON "referral_terms" USING btree ("created_at");
  CREATE INDEX "referral_terms_updated_at_idx" ON "referral_terms" USING btree ("updated_at");
  CREATE UNIQUE INDEX "referral_terms_from" ON "referral_terms" USING btree ("entry_id","effective_from");
  CREATE INDEX "ledger_lines_entry_idx" ON "ledger_lines" USING btree ("entry_id");
  CREATE INDEX "ledger_lines_invoice_idx" ON "ledger_lines" USING btree ("invoice_id");
  CREATE INDEX "ledger_lines_terms_idx" ON "ledger_lines" USING btree ("terms_id");
  CREATE INDEX "ledger_lines_paid_at_idx" ON "ledger_lines" USING btree ("paid_at");
  CREATE INDEX "ledger_lines_created_at_idx" ON "ledger_lines" USING btree ("created_at");
  CREATE INDEX "ledger_lines_updated_at_idx" ON "ledger_lines" USING btree ("updated_at");
  CREATE UNIQUE INDEX "ledger_line_cause" ON "ledger_lines" USING btree ("entry_id","invoice_id","cause");
  CREATE INDEX "settlements_partner_idx" ON "settlements" USING btree ("partner_id");
  CREATE INDEX "settlements_created_at_idx" ON "settlements" USING btree ("created_at");
  CREATE INDEX "settlements_updated_at_idx" ON "settlements" USING btree ("updated_at");
  ALTER TABLE "billing_accounts" ADD CONSTRAINT "billing_accounts_balanceCents_is_whole_cents" CHECK ("billing_accounts"."balance_cents" = trunc("billing_accounts"."balance_cents") and abs("billing_accounts"."balance_cents") <= 9007199254740991);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "invoices_lines" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "invoices_vat" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "invoices" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "referral_entries" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "referral_terms" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "ledger_lines" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "settlements" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "invoices_lines" CASCADE;
  DROP TABLE "invoices_vat" CASCADE;
  DROP TABLE "invoices" CASCADE;
  DROP TABLE "referral_entries" CASCADE;
  DROP TABLE "referral_terms" CASCADE;
  DROP TABLE "ledger_lines" CASCADE;
  DROP TABLE "settlements" CASCADE;
  ALTER TABLE "billing_accounts" DROP CONSTRAINT "billing_accounts_balanceCents_is_whole_cents";
  ALTER TABLE "billing_accounts" ALTER COLUMN "balance_cents" SET DATA TYPE integer;
  DROP TYPE "public"."enum_invoices_status";
  DROP TYPE "public"."enum_ledger_lines_kind";
  DROP TYPE "public"."enum_settlements_status";`)
}
