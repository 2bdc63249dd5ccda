CREATE TABLE "account" (
	"account_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"person_name" text,
	"personal_chat" jsonb
);
--> statement-breakpoint
CREATE TABLE "channel" (
	"conversation_id" text PRIMARY KEY NOT NULL,
	"address" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation_memory" (
	"conversation_id" text NOT NULL,
	"account_id" text NOT NULL,
	"memory" jsonb NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_memory_conversation_id_account_id_pk" PRIMARY KEY("conversation_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" text NOT NULL,
	"recipient" text NOT NULL,
	"period_start" date,
	"content" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"leased_until" timestamp with time zone,
	"edit_wanted" boolean DEFAULT false NOT NULL,
	"conversation_id" text,
	"message_id" text,
	"problem" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "delivery_once_a_period" UNIQUE("plan_id","recipient","period_start"),
	CONSTRAINT "delivery_state" CHECK ("delivery"."state" in ('pending', 'sending', 'sent', 'refused', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "plan_update" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"action_key" text NOT NULL,
	"version" integer NOT NULL,
	"stage" text NOT NULL,
	"confidence" text,
	"note" text NOT NULL,
	"expected_on" date,
	"recorded_by" text NOT NULL,
	"account_id" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"activity_id" text NOT NULL,
	"card_id" text,
	CONSTRAINT "plan_update_activity" UNIQUE("activity_id"),
	CONSTRAINT "plan_update_version" UNIQUE("plan_id","action_key","version")
);
--> statement-breakpoint
CREATE INDEX "account_person" ON "account" USING btree ("person_name");--> statement-breakpoint
CREATE INDEX "conversation_memory_age" ON "conversation_memory" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "plan_update_order" ON "plan_update" USING btree ("plan_id","sequence");