ALTER TABLE "cover" ADD COLUMN "activity_id" text;--> statement-breakpoint
ALTER TABLE "cover" ADD CONSTRAINT "cover_once_a_press" UNIQUE("activity_id");