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
