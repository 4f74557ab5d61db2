export { fields, type Field, type Mapping, titleOf } from './columns.js';
export { importLimits } from './limits.js';
export { type ComparedField, type PlannedChange, planImport } from './plan-import.js';
export { type ImportedAgency, type ImportRead, readImport } from './read-import.js';
export type { RegisteredAgencies } from './registered.js';
export type { Fault, FaultColumn } from './sheet.js';
