CREATE TABLE "app_pace" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"next_slot_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gap_seconds" double precision DEFAULT 0 NOT NULL,
	"throttled_since" timestamp with time zone DEFAULT now() NOT NULL,
	"throttled" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "app_pace_one_row" CHECK ("app_pace"."one")
);
--> statement-breakpoint
CREATE TABLE "conversation_pace" (
	"conversation" text PRIMARY KEY NOT NULL,
	"free_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "delivery_due";--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "due_at" timestamp with time zone GENERATED ALWAYS AS (case state
        when 'pending' then next_attempt_at
        when 'sending' then leased_until
        when 'sent' then case
          when message_id is null then null
          when leased_until is not null then leased_until
          when edit_wanted then next_attempt_at end
        end) STORED;--> statement-breakpoint
CREATE INDEX "delivery_due_at" ON "delivery" USING btree ((period_start is not null),"due_at") WHERE due_at is not null;--> statement-breakpoint
INSERT INTO "app_pace" DEFAULT VALUES;
--> statement-breakpoint
-- Gives one request of the outbox its slot: `taken`, and after how many seconds the request may be made. Slots are given out
-- in order, `gap` seconds apart; those that nobody took are lost, but for the last `burst` of them. With a conversation
-- (null for a further request of the same attempt), that conversation gives one slot in `spacing` seconds. Not taken: nothing
-- changes, and the seconds say when to ask again; so it is where the next slot is further away than `patience` seconds.
-- That a crash of the server may forget the last half second does no harm, and no slot waits for a disk.
CREATE FUNCTION "take_slot"(its_conversation text, gap float8, burst float8, spacing float8, patience float8)
RETURNS TABLE (taken boolean, seconds float8) LANGUAGE plpgsql SET synchronous_commit = off AS $$
DECLARE
	its_free_at timestamptz;
	slot timestamptz;
	its_gap float8;
BEGIN
	IF its_conversation IS NOT NULL THEN
		INSERT INTO conversation_pace VALUES (its_conversation, '-infinity') ON CONFLICT DO NOTHING;
		SELECT free_at INTO its_free_at FROM conversation_pace WHERE conversation = its_conversation FOR UPDATE;
		IF its_free_at > clock_timestamp() THEN
			RETURN QUERY SELECT false, extract(epoch FROM its_free_at - clock_timestamp())::float8;
			RETURN;
		END IF;
	END IF;
	SELECT next_slot_at, greatest(gap, gap_seconds) INTO slot, its_gap FROM app_pace FOR UPDATE;
	slot := greatest(slot, clock_timestamp() - make_interval(secs => burst * gap));
	IF slot > clock_timestamp() + make_interval(secs => patience) THEN
		RETURN QUERY SELECT false, extract(epoch FROM slot - clock_timestamp())::float8 - patience;
		RETURN;
	END IF;
	-- A gap that a throttle widened shrinks by a 500th with each slot: from 80 ms to the usual 25 ms in half a minute.
	UPDATE app_pace SET next_slot_at = slot + make_interval(secs => its_gap), gap_seconds = gap_seconds * 0.998;
	UPDATE conversation_pace SET free_at = greatest(slot, clock_timestamp()) + make_interval(secs => spacing)
	WHERE conversation = its_conversation;
	RETURN QUERY SELECT true, greatest(0, extract(epoch FROM slot - clock_timestamp())::float8);
END
$$;
--> statement-breakpoint
-- Notes that the channel throttled a request and asks to wait so many seconds. One conversation's trouble is its own; `many`
-- within two seconds are the app's: then no slot is given before the wait is over, and slots are half as far apart again.
CREATE FUNCTION "note_throttle"(wait_seconds float8, gap float8, many integer)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	pace app_pace;
BEGIN
	SELECT * INTO pace FROM app_pace FOR UPDATE;
	IF pace.throttled_since < clock_timestamp() - interval '2 seconds' THEN
		pace.throttled_since := clock_timestamp();
		pace.throttled := 0;
	END IF;
	pace.throttled := pace.throttled + 1;
	IF pace.throttled >= many THEN
		pace.next_slot_at := greatest(pace.next_slot_at, clock_timestamp() + make_interval(secs => wait_seconds));
		pace.gap_seconds := least(greatest(gap, pace.gap_seconds) * 1.5, 1);
		pace.throttled := 0;
	END IF;
	UPDATE app_pace SET next_slot_at = pace.next_slot_at, gap_seconds = pace.gap_seconds,
		throttled_since = pace.throttled_since, throttled = pace.throttled;
END
$$;
