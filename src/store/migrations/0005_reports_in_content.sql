ALTER TABLE "plan_update" DROP COLUMN "stage";--> statement-breakpoint
ALTER TABLE "plan_update" DROP COLUMN "confidence";--> statement-breakpoint
ALTER TABLE "plan_update" DROP COLUMN "note";--> statement-breakpoint
ALTER TABLE "plan_update" DROP COLUMN "expected_on";