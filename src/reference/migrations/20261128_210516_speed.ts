import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE INDEX "workspace_of_organisation" ON "workspaces" USING btree ("organisation_id","id","visibility");
  CREATE INDEX "membership_live_of_user" ON "memberships" USING btree ("user_id","workspace_id","role","expires_at") WHERE "memberships"."ended_at" is null;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "workspace_of_organisation";
  DROP INDEX "membership_live_of_user";`)
}
