ALTER TABLE "refusal" ALTER COLUMN "action_key" DROP NOT NULL;--> statement-breakpoint
-- Marks what people see of an action for editing: every officer's card of the last days that has it, the requests to
-- approve one of its dates, word for administrators, and the newest managers' digest that managers can see or are about to.
CREATE OR REPLACE FUNCTION "want_edits"(its_plan text, its_action text, its_card text)
RETURNS void LANGUAGE sql AS $$
	UPDATE delivery SET edit_wanted = true
	WHERE plan_id = its_plan AND state IN ('sending', 'sent') AND (
		id::text = its_card
		OR (content ->> 'kind' = 'officer' AND created_at > now() - interval '8 days'
			AND content -> 'items' @> jsonb_build_array(jsonb_build_object('actionKey', its_action)))
		OR (content ->> 'kind' IN ('approval', 'not-mine') AND content ->> 'actionKey' = its_action)
		OR id = (SELECT id FROM delivery
			WHERE plan_id = its_plan AND content ->> 'kind' = 'managers' AND state IN ('sending', 'sent')
			ORDER BY period_start DESC NULLS LAST, created_at DESC LIMIT 1))
$$;
--> statement-breakpoint
-- An officer's card with something changed in the item of one action. What it said at the top of an earlier press goes.
CREATE OR REPLACE FUNCTION "officer_card_with"(content jsonb, its_action text, change jsonb)
RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_set(content - 'banner', '{items}', coalesce((
		SELECT jsonb_agg(CASE WHEN item ->> 'actionKey' = its_action THEN item || change ELSE item END ORDER BY place)
		FROM jsonb_array_elements(content -> 'items') WITH ORDINALITY AS items(item, place)), '[]'))
$$;
