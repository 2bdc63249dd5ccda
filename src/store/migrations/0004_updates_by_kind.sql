CREATE TABLE "cover" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"officer" text NOT NULL,
	"stand_in" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cover_ends" CHECK ("cover"."until_day" >= "cover"."from_day" - 1)
);
--> statement-breakpoint
CREATE TABLE "history_exception" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"plan_id" text NOT NULL,
	"sequence" bigint,
	"before" timestamp with time zone,
	"by" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"transaction_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refusal" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"action_key" text NOT NULL,
	"act" text NOT NULL,
	"reasons" text[] NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"activity_id" text NOT NULL
);
--> statement-breakpoint
-- An update of the earlier form is a report. Its expected date had neither reason nor approval, so it stays as words of its note.
ALTER TABLE "plan_update" ADD COLUMN "content" jsonb;--> statement-breakpoint
ALTER TABLE "plan_update" DISABLE TRIGGER "plan_update_append_only";--> statement-breakpoint
UPDATE "plan_update" SET "content" = jsonb_build_object(
	'kind', 'report', 'stage', "stage", 'confidence', "confidence",
	'note', trim("note" || coalesce(' (Expected by ' || to_char("expected_on", 'FMDD FMMonth YYYY') || '.)', '')),
	'noteShared', false, 'correctiveAction', '', 'completedOn', null, 'evidence', '', 'blockedBy', '', 'helpFrom', '',
	'met', '[]'::jsonb, 'revision', null);--> statement-breakpoint
ALTER TABLE "plan_update" ENABLE TRIGGER "plan_update_append_only";--> statement-breakpoint
ALTER TABLE "plan_update" ALTER COLUMN "content" SET NOT NULL;--> statement-breakpoint
UPDATE "delivery" SET "content" = jsonb_set("content", '{drafts}', replace(("content" -> 'drafts')::text, '"expectedOn"', '"revisedOn"')::jsonb)
WHERE "content" ->> 'kind' = 'officer';--> statement-breakpoint
CREATE INDEX "cover_stand_in" ON "cover" USING btree ("plan_id","stand_in");--> statement-breakpoint
CREATE INDEX "refusal_action" ON "refusal" USING btree ("plan_id","action_key");