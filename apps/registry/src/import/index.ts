export { fields, type Field, type Mapping, titleOf } from './columns.js';
export type { ComparedField } from './differences.js';
export { importLimits } from './limits.js';
export { type PlannedChange, planImport } from './plan-import.js';
export { type ImportedAgency, type ImportRead, judgeAgain, readImport } from './read-import.js';
export { registeredAt, type RegisteredAgencies } from './registered.js';
export type { Fault, FaultColumn } from './sheet.js';
export { titlesIn, writeRow } from './write-row.js';
