-- What operators' lists filter and sort by. What an open job does not have yet sorts as the least.
CREATE INDEX "jobs_organization_id_created_at_id_idx" ON "jobs" ("organization_id", "created_at" DESC, "id" DESC);
CREATE INDEX "jobs_status_created_at_id_idx" ON "jobs" ("status", "created_at" DESC, "id" DESC);
CREATE INDEX "jobs_job_type_created_at_id_idx" ON "jobs" ("job_type", "created_at" DESC, "id" DESC);
CREATE INDEX "jobs_by_user" ON "jobs" ("user_id", "created_at" DESC, "id" DESC) WHERE "user_id" IS NOT NULL;
CREATE INDEX "jobs_with_errors" ON "jobs" ("created_at" DESC, "id" DESC) WHERE "failed_calls" > 0;
CREATE INDEX "jobs_at_a_loss" ON "jobs" ("created_at" DESC, "id" DESC) WHERE "margin_nano_usd" < 0;
CREATE INDEX "jobs_by_completion" ON "jobs" (coalesce("completed_at", '-infinity'), "id");
CREATE INDEX "jobs_by_cost" ON "jobs" (coalesce("cost_nano_usd", -1), "id");
CREATE INDEX "jobs_by_price" ON "jobs" (coalesce("price_nano_usd", -1), "id");
CREATE INDEX "jobs_by_margin" ON "jobs" (coalesce("margin_nano_usd", '-9223372036854775808'), "id");
CREATE INDEX "jobs_by_calls" ON "jobs" (coalesce("total_calls", -1), "id");
