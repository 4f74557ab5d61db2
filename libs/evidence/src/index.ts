export {
  digestOfCodes,
  listedMax,
  listOrDigest,
  type CodesDigest,
  type ClaimedRemark,
  type JudgedPdfClaim,
  type ReceiptClaims,
  type SaidByParty,
} from './receipt-claims.js';
export { receiptKey, signReceipt, type ReceiptKey } from './sign-receipt.js';
export { verifyReceipt, type ReceiptJudgement } from './verify-receipt.js';
export { signPartyStatement, type PartyStatement } from './party-statement.js';
export { verifyPartySignature, type PartyJudgement, type PartyKey } from './verify-party-signature.js';
export { keyListCharactersMax, keyListType, verifyKeyList, type KeyListJudgement } from './verify-key-list.js';
export { type SignedRequest, ownHeaderPrefix } from './messages/signature-base.js';
export { signMessage, type MessageKey, type MessageTimes } from './messages/sign-message.js';
export { verifyMessage, type MessageJudgement, type MessageTrust } from './messages/verify-message.js';
