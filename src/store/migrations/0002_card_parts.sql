ALTER TABLE "delivery" DROP CONSTRAINT "delivery_once_a_period";--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "part" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_once_a_period" UNIQUE("plan_id","recipient","period_start","part");