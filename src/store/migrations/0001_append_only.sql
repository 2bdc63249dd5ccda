-- An officer's word is never changed or removed afterwards, by anyone, through any program: the history is the record.
CREATE FUNCTION "refuse_change_of_plan_update"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'plan_update is append-only: % is not allowed', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "plan_update_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "plan_update"
FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_plan_update"();
