import { denied, type Permission } from '@edoc-axis/domain';

/**
 * Whether somebody may approve what somebody else proposed: a plan of one person alone could hand a country's post to
 * anybody. On an axis of one operator the setting `EDOC_TWO_PERSONS=off` lets him.
 */
export function mayApprovePlan(approver: string, proposedBy: string, twoPersons: boolean): Permission {
  return !twoPersons || approver !== proposedBy || denied('person.second-person-needed');
}
