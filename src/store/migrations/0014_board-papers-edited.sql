-- A board's paper is drafted up to sixty days before its meeting, and takes up what is said until then; everything else that people
-- see of an action is edited for some days, as before.
CREATE OR REPLACE FUNCTION "want_edits"(its_plan text, its_action text, its_card text)
RETURNS void LANGUAGE sql AS $$
	UPDATE delivery SET edit_wanted = true
	WHERE plan_id = its_plan AND state IN ('sending', 'sent') AND (
		id::text = its_card
		OR (content ->> 'kind' IN ('officer', 'nudge', 'unanswered', 'board-paper')
			AND created_at > now() - CASE content ->> 'kind' WHEN 'board-paper' THEN interval '61 days' ELSE interval '8 days' END
			AND content -> 'items' @> jsonb_build_array(jsonb_build_object('actionKey', its_action)))
		OR (content ->> 'kind' IN ('approval', 'not-mine') AND content ->> 'actionKey' = its_action)
		OR id IN (SELECT DISTINCT ON (recipient) id FROM delivery
			WHERE plan_id = its_plan AND content ->> 'kind' = 'managers' AND state IN ('sending', 'sent')
			ORDER BY recipient, period_start DESC NULLS LAST, created_at DESC))
$$;
