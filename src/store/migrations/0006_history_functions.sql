-- Records one update, with everything that follows from it, in one call: a press has room for one round trip only.
-- Gives {"outcome": "stored" | "repeat" | "stale", "sequence", "history"}; the history is the action's, whole.
-- One writer a plan at a time: no version is taken twice, and sequence numbers are committed in their order, so that
-- whoever has read up to a number has read everything before it.
-- `drafts` is what was typed into the card's forms; `own_draft`, unless null, what the action's form holds afterwards.
CREATE FUNCTION "record_plan_update"(given jsonb, base_version integer, drafts jsonb, own_draft jsonb, sends jsonb)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
	its_plan text := given ->> 'planId';
	its_action text := given ->> 'actionKey';
	its_card text := given ->> 'cardId';
	found_row plan_update;
	latest_version integer;
	outcome text;
BEGIN
	PERFORM pg_advisory_xact_lock(7245002, hashtext(its_plan));
	SELECT * INTO found_row FROM plan_update WHERE activity_id = given ->> 'activityId';
	IF FOUND THEN
		-- The same press again: its drafts are older than what may have been typed since, so the card is left alone.
		RETURN update_outcome('repeat', found_row.sequence, its_plan, its_action);
	END IF;
	SELECT coalesce(max(version), 0) INTO latest_version FROM plan_update
	WHERE plan_id = its_plan AND action_key = its_action;
	IF latest_version = base_version THEN
		INSERT INTO plan_update (plan_id, action_key, version, content, recorded_by, account_id, recorded_at, activity_id, card_id)
		VALUES (its_plan, its_action, base_version + 1, given -> 'content', given ->> 'recordedBy', given ->> 'accountId',
			(given ->> 'recordedAt')::timestamptz, given ->> 'activityId', its_card)
		RETURNING * INTO found_row;
		INSERT INTO delivery (plan_id, recipient, content, state)
		SELECT its_plan, send ->> 'recipient', send -> 'content', 'pending' FROM jsonb_array_elements(sends) AS send;
		outcome := 'stored';
	ELSE
		-- A second press by hand: the same words, of the same card, on the version that they were first said of. Words that
		-- were taken back since count no more: nobody may be told that they are saved.
		SELECT * INTO found_row FROM plan_update said
		WHERE plan_id = its_plan AND action_key = its_action AND version = base_version + 1 AND card_id IS NOT DISTINCT FROM its_card
			AND account_id = given ->> 'accountId' AND content = given -> 'content'
			AND NOT EXISTS (SELECT FROM plan_update u WHERE u.plan_id = its_plan AND u.action_key = its_action
				AND u.content ->> 'kind' = 'undo' AND (u.content ->> 'undoes')::bigint = said.sequence);
		outcome := CASE WHEN FOUND THEN 'repeat' ELSE 'stale' END;
	END IF;
	IF outcome = 'stale' THEN
		-- The form is at the newest version now, so that a press after the explanation counts. The stored message is not
		-- edited: an edit would take the explanation off the card that this press gives back.
		UPDATE delivery SET content = jsonb_set(
			officer_card_with(content, its_action, jsonb_build_object('version', latest_version)),
			'{drafts}', (content -> 'drafts') || drafts)
		WHERE id::text = its_card AND content ->> 'kind' = 'officer';
	ELSE
		UPDATE delivery SET content = jsonb_set(
			officer_card_with(content, its_action, '{"details": false}'),
			'{drafts}', (((content -> 'drafts') || drafts) - its_action)
				|| CASE WHEN own_draft = 'null' THEN '{}' ELSE jsonb_build_object(its_action, own_draft) END)
		WHERE id::text = its_card AND content ->> 'kind' = 'officer';
		PERFORM want_edits(its_plan, its_action, its_card);
	END IF;
	RETURN update_outcome(outcome, found_row.sequence, its_plan, its_action);
END
$$;
--> statement-breakpoint
CREATE FUNCTION "update_outcome"(outcome text, sequence bigint, its_plan text, its_action text)
RETURNS jsonb LANGUAGE sql STABLE AS $$
	SELECT jsonb_build_object('outcome', outcome, 'sequence', sequence, 'history', coalesce(
		(SELECT jsonb_agg(jsonb_build_object(
			'sequence', u.sequence, 'version', u.version, 'planId', u.plan_id, 'actionKey', u.action_key, 'content', u.content,
			'recordedBy', u.recorded_by, 'accountId', u.account_id,
			'recordedAt', to_char(u.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
			'activityId', u.activity_id, 'cardId', u.card_id) ORDER BY u.sequence)
		FROM plan_update u WHERE u.plan_id = its_plan AND u.action_key = its_action), '[]'))
$$;
--> statement-breakpoint
-- An officer's card with something changed in the item of one action.
CREATE FUNCTION "officer_card_with"(content jsonb, its_action text, change jsonb)
RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_set(content, '{items}', coalesce((
		SELECT jsonb_agg(CASE WHEN item ->> 'actionKey' = its_action THEN item || change ELSE item END ORDER BY place)
		FROM jsonb_array_elements(content -> 'items') WITH ORDINALITY AS items(item, place)), '[]'))
$$;
--> statement-breakpoint
-- Marks what people see of an action for editing: every officer's card of the last days that has it, the requests to
-- approve one of its dates, and the newest managers' digest that managers can see or are about to.
CREATE FUNCTION "want_edits"(its_plan text, its_action text, its_card text)
RETURNS void LANGUAGE sql AS $$
	UPDATE delivery SET edit_wanted = true
	WHERE plan_id = its_plan AND state IN ('sending', 'sent') AND (
		id::text = its_card
		OR (content ->> 'kind' = 'officer' AND created_at > now() - interval '8 days'
			AND content -> 'items' @> jsonb_build_array(jsonb_build_object('actionKey', its_action)))
		OR (content ->> 'kind' = 'approval' AND content ->> 'actionKey' = its_action)
		OR id = (SELECT id FROM delivery
			WHERE plan_id = its_plan AND content ->> 'kind' = 'managers' AND state IN ('sending', 'sent')
			ORDER BY period_start DESC NULLS LAST, created_at DESC LIMIT 1))
$$;
--> statement-breakpoint
-- The history is the record: nobody changes or removes a row, through any program, but in the transaction of an exception
-- that says who did it and why; and then only what that exception names.
CREATE OR REPLACE FUNCTION "refuse_change_of_plan_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND NEW IS DISTINCT FROM OLD AND EXISTS (
		SELECT FROM history_exception e WHERE e.transaction_id = pg_current_xact_id()::text
		AND e.kind = 'redaction' AND e.sequence = OLD.sequence)
		AND to_jsonb(NEW) = jsonb_set(to_jsonb(OLD), '{content}', without_texts(OLD.content)) THEN
		RETURN NEW;
	ELSIF TG_OP = 'DELETE' AND EXISTS (
		SELECT FROM history_exception e WHERE e.transaction_id = pg_current_xact_id()::text
		AND e.kind = 'purge' AND e.plan_id = OLD.plan_id AND OLD.recorded_at < e.before) THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION '% is append-only: % is not allowed', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
DROP TRIGGER "plan_update_append_only" ON "plan_update";
--> statement-breakpoint
CREATE TRIGGER "plan_update_append_only" BEFORE UPDATE OR DELETE ON "plan_update"
FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_plan_update"();
--> statement-breakpoint
CREATE FUNCTION "refuse_any_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only: % is not allowed', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "plan_update_not_truncated" BEFORE TRUNCATE ON "plan_update"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_any_change"();
--> statement-breakpoint
CREATE TRIGGER "history_exception_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "history_exception"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_any_change"();
--> statement-breakpoint
CREATE TRIGGER "refusal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "refusal"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_any_change"();
--> statement-breakpoint
CREATE TRIGGER "cover_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "cover"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_any_change"();
--> statement-breakpoint
-- What an update says, with everything that somebody typed taken out of it.
CREATE FUNCTION "without_texts"(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_object_agg(part, CASE
		WHEN part IN ('note', 'correctiveAction', 'evidence', 'blockedBy', 'helpFrom', 'reason', 'suggested')
			AND value <> '""' THEN to_jsonb('(removed)'::text)
		WHEN part = 'revision' AND jsonb_typeof(value) = 'object' THEN value || '{"reason": "(removed)"}'
		ELSE value END)
	FROM jsonb_each(content) AS parts(part, value)
$$;
--> statement-breakpoint
-- Takes what somebody typed out of one update, and out of what is typed for its action on cards. Gives whether there is such an update.
CREATE FUNCTION "redact_plan_update"(its_sequence bigint, done_by text, why text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	row_found plan_update;
BEGIN
	SELECT * INTO row_found FROM plan_update WHERE sequence = its_sequence FOR UPDATE;
	IF NOT FOUND THEN RETURN false; END IF;
	INSERT INTO history_exception (kind, plan_id, sequence, by, reason, transaction_id)
	VALUES ('redaction', row_found.plan_id, its_sequence, done_by, why, pg_current_xact_id()::text);
	IF without_texts(row_found.content) <> row_found.content THEN
		UPDATE plan_update SET content = without_texts(content) WHERE sequence = its_sequence;
	END IF;
	UPDATE delivery SET content = jsonb_set(content, '{drafts}', (content -> 'drafts') - row_found.action_key)
	WHERE plan_id = row_found.plan_id AND content ->> 'kind' = 'officer' AND content -> 'drafts' ? row_found.action_key;
	PERFORM want_edits(row_found.plan_id, row_found.action_key, row_found.card_id);
	RETURN true;
END
$$;
--> statement-breakpoint
-- Removes what was recorded of a plan before an instant, when it need not be kept any longer. Gives how many updates went.
CREATE FUNCTION "purge_plan_updates"(its_plan text, its_end timestamptz, done_by text, why text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	gone bigint;
BEGIN
	INSERT INTO history_exception (kind, plan_id, before, by, reason, transaction_id)
	VALUES ('purge', its_plan, its_end, done_by, why, pg_current_xact_id()::text);
	DELETE FROM plan_update WHERE plan_id = its_plan AND recorded_at < its_end;
	GET DIAGNOSTICS gone = ROW_COUNT;
	RETURN gone;
END
$$;
