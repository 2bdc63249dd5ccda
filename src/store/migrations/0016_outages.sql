CREATE TABLE "outbox_outage" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"from_instant" timestamp with time zone NOT NULL,
	"to_instant" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "outbox_outage_end" ON "outbox_outage" USING btree ("to_instant");