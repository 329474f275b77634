import { Muted } from '../display/Muted.tsx';
import { AccessGroupsInput } from '../teams/AccessGroupsInput.tsx';

/** Which models the team may call. */
export const AccessStep = () => (
  <>
    <Muted>
      The team may call the models of these access groups. A call that names no model uses the first model of the first
      group. Without a group every call is refused.
    </Muted>
    <AccessGroupsInput />
  </>
);
