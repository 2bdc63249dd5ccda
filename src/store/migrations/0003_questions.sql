CREATE TABLE "question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"answer_kind" text NOT NULL,
	"query_kind" text NOT NULL,
	"as_of" date NOT NULL,
	"helpful" boolean,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "question_age" ON "question" USING btree ("kept_at");