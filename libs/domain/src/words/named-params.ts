import { joiningItemNames } from '../joining/checklist.js';
import { standingNames } from '../signatures/standing.js';
import type { Bilingual, Language } from '../text/language.js';
import { calledBy } from './caller-name.js';
import { businessTypeNames } from './business-type.js';
import { decisionNames } from './decision.js';
import { deliveryStateNames } from './delivery-state.js';
import { differenceNames } from './difference.js';
import { confirmedByNames, failureReasonNames } from './failure-reason.js';
import { goneReasonNames } from './gone-reason.js';
import { certificateRoleNames, policyNames } from './policy.js';
import { joiningStateNames } from './joining-state.js';
import { priorityNames } from './priority.js';
import { questionNames } from './question.js';
import { revocationReasonNames } from './revocation-reason.js';
import { personRoleNames, scopeNames } from './scope.js';
import { statusNames } from './status.js';
import { attachmentVerdictNames, verdictNames } from './verdict.js';

/** A parameter of one of these names holds a code word of ours; people read what it is called. */
const namesByParam: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  answered: statusNames,
  businessType: businessTypeNames,
  certificateRole: certificateRoleNames,
  confirmedBy: confirmedByNames,
  decision: decisionNames,
  differences: differenceNames,
  failure: failureReasonNames,
  goneReason: goneReasonNames,
  joining: joiningStateNames,
  mainVerdict: attachmentVerdictNames,
  packetVerdict: verdictNames,
  openItems: joiningItemNames,
  policy: policyNames,
  priority: priorityNames,
  questionKind: questionNames,
  reason: revocationReasonNames,
  role: personRoleNames,
  scope: scopeNames,
  standing: standingNames,
  state: deliveryStateNames,
  status: statusNames,
  told: deliveryStateNames,
  verdict: verdictNames,
};

/** Integrators look these up by what they sent, so the code stands beside the name. */
const shownWithCode: ReadonlySet<string> = new Set(['businessType', 'scope', 'status']);

/** What a code word is called, when the parameter's name says that it is one. */
export function nameOfParam(param: string, value: unknown, language: Language): string | undefined {
  if (param === 'answeredBy' && typeof value === 'string') return calledBy(value)[language];
  const names = namesByParam[param];
  if (!names || (typeof value !== 'string' && typeof value !== 'number') || !Object.hasOwn(names, value))
    return undefined;
  const name = names[value]?.[language];
  return name !== undefined && shownWithCode.has(param) ? `${value} (${name})` : name;
}
