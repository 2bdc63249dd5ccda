CREATE TABLE "digest_pause" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"person" text,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "digest_pause_ends" CHECK ("digest_pause"."until_day" >= "digest_pause"."from_day")
);
--> statement-breakpoint
CREATE TABLE "digest_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" text NOT NULL,
	"audience" text NOT NULL,
	"cadence" text NOT NULL,
	"period_start" date NOT NULL,
	"as_of" date NOT NULL,
	"cause" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cancelled_by" text,
	CONSTRAINT "digest_run_once_a_period" UNIQUE("plan_id","audience","period_start")
);
--> statement-breakpoint
CREATE TABLE "schedule_kept" (
	"plan_id" text NOT NULL,
	"audience" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "schedule_kept_plan_id_audience_pk" PRIMARY KEY("plan_id","audience")
);
--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "run_id" uuid;--> statement-breakpoint
CREATE INDEX "digest_pause_plan" ON "digest_pause" USING btree ("plan_id","until_day");--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_run_id_digest_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."digest_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_run" ON "delivery" USING btree ("run_id");