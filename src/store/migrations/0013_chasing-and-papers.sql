CREATE TABLE "board_paper_drafted" (
	"plan_id" text NOT NULL,
	"board" text NOT NULL,
	"meeting" date NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "board_paper_drafted_plan_id_board_meeting_pk" PRIMARY KEY("plan_id","board","meeting")
);
--> statement-breakpoint
CREATE TABLE "chase_step_taken" (
	"plan_id" text NOT NULL,
	"period_start" date NOT NULL,
	"officer" text NOT NULL,
	"step" text NOT NULL,
	"on" date NOT NULL,
	CONSTRAINT "chase_step_taken_plan_id_period_start_officer_step_pk" PRIMARY KEY("plan_id","period_start","officer","step")
);
--> statement-breakpoint
-- Marks what people see of an action for editing: every officer's card, reminder and board paper of the last days that has it, the
-- requests to approve one of its dates, word for administrators, and of each channel the newest managers' digest.
CREATE OR REPLACE FUNCTION "want_edits"(its_plan text, its_action text, its_card text)
RETURNS void LANGUAGE sql AS $$
	UPDATE delivery SET edit_wanted = true
	WHERE plan_id = its_plan AND state IN ('sending', 'sent') AND (
		id::text = its_card
		OR (content ->> 'kind' IN ('officer', 'nudge', 'unanswered', 'board-paper') AND created_at > now() - interval '8 days'
			AND content -> 'items' @> jsonb_build_array(jsonb_build_object('actionKey', its_action)))
		OR (content ->> 'kind' IN ('approval', 'not-mine') AND content ->> 'actionKey' = its_action)
		OR id IN (SELECT DISTINCT ON (recipient) id FROM delivery
			WHERE plan_id = its_plan AND content ->> 'kind' = 'managers' AND state IN ('sending', 'sent')
			ORDER BY recipient, period_start DESC NULLS LAST, created_at DESC))
$$;
