CREATE TABLE "signed_off_position" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"round" text NOT NULL,
	"as_at" date NOT NULL,
	"signed_off_on" date NOT NULL,
	"by" text NOT NULL,
	"standings" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "signed_off_once" UNIQUE("plan_id","round")
);
--> statement-breakpoint
CREATE TRIGGER "signed_off_position_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "signed_off_position"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_any_change"();
