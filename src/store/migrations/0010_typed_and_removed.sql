-- Everything that somebody typed in an update, a text a row.
CREATE FUNCTION "texts_of"(content jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
	SELECT value #>> '{}' FROM jsonb_each(content) AS parts(part, value)
	WHERE part IN ('note', 'correctiveAction', 'evidence', 'blockedBy', 'helpFrom', 'reason', 'suggested')
		AND value #>> '{}' NOT IN ('', '(removed)')
	UNION ALL SELECT content #>> '{revision,reason}' WHERE content #>> '{revision,reason}' NOT IN ('', '(removed)')
$$;
--> statement-breakpoint
-- What is typed on a card without the fields that repeat one of these texts, whichever action's form they stand in. A
-- text of a few letters stands in too many others by chance: it counts where it is all that a field says.
CREATE FUNCTION "drafts_without"(drafts jsonb, texts text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
	SELECT coalesce(jsonb_object_agg(action, (
		SELECT coalesce(jsonb_object_agg(field, value), '{}') FROM jsonb_each(draft) AS fields(field, value)
		WHERE field NOT IN ('note', 'correctiveAction', 'evidence', 'blockedBy', 'helpFrom', 'reason', 'suggested')
			OR NOT EXISTS (SELECT FROM unnest(texts) AS said
				WHERE btrim(value #>> '{}', E' \t\r\n') = said OR (length(said) >= 8 AND position(said IN value #>> '{}') > 0))
	)), '{}') FROM jsonb_each(drafts) AS forms(action, draft)
$$;
--> statement-breakpoint
-- Takes what somebody typed out of one update, out of what is typed for its action on cards, and out of every other form
-- that repeats it. Gives whether there is such an update.
CREATE OR REPLACE FUNCTION "redact_plan_update"(its_sequence bigint, done_by text, why text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	row_found plan_update;
	texts text[];
BEGIN
	SELECT * INTO row_found FROM plan_update WHERE sequence = its_sequence FOR UPDATE;
	IF NOT FOUND THEN RETURN false; END IF;
	INSERT INTO history_exception (kind, plan_id, sequence, by, reason, transaction_id)
	VALUES ('redaction', row_found.plan_id, its_sequence, done_by, why, pg_current_xact_id()::text);
	texts := ARRAY(SELECT texts_of(row_found.content));
	IF without_texts(row_found.content) <> row_found.content THEN
		UPDATE plan_update SET content = without_texts(content) WHERE sequence = its_sequence;
	END IF;
	UPDATE delivery SET content = jsonb_set(content, '{drafts}', drafts_without((content -> 'drafts') - row_found.action_key, texts)),
		edit_wanted = edit_wanted OR state IN ('sending', 'sent')
	WHERE plan_id = row_found.plan_id AND content ->> 'kind' = 'officer'
		AND content -> 'drafts' <> drafts_without((content -> 'drafts') - row_found.action_key, texts);
	PERFORM want_edits(row_found.plan_id, row_found.action_key, row_found.card_id);
	RETURN true;
END
$$;
--> statement-breakpoint
DROP FUNCTION "purge_plan_updates";
--> statement-breakpoint
-- Removes what was recorded of a plan before an instant, and what was typed and never saved on cards made before its day,
-- when it need not be kept any longer. Gives {"updates", "cards"}: how many went, and from how many cards something did.
CREATE FUNCTION "purge_plan_updates"(its_plan text, its_end timestamptz, done_by text, why text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
	gone bigint;
	emptied bigint;
BEGIN
	INSERT INTO history_exception (kind, plan_id, before, by, reason, transaction_id)
	VALUES ('purge', its_plan, its_end, done_by, why, pg_current_xact_id()::text);
	DELETE FROM plan_update WHERE plan_id = its_plan AND recorded_at < its_end;
	GET DIAGNOSTICS gone = ROW_COUNT;
	UPDATE delivery SET content = jsonb_set(content - 'banner', '{drafts}', '{}'),
		edit_wanted = edit_wanted OR state IN ('sending', 'sent')
	WHERE plan_id = its_plan AND content ->> 'kind' = 'officer' AND content -> 'drafts' <> '{}'
		AND (content ->> 'asOf')::date < (its_end AT TIME ZONE 'Europe/London')::date;
	GET DIAGNOSTICS emptied = ROW_COUNT;
	RETURN jsonb_build_object('updates', gone, 'cards', emptied);
END
$$;
