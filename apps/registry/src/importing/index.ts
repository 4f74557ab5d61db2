export { beginImport } from './begin-import.js';
export { exportAgencies } from './export-agencies.js';
export { listImports } from './list-imports.js';
export { listDifferences } from './list-differences.js';
export { sweepImports } from './end-imports.js';
export { listFaults, listRows, showImport } from './show-import.js';
export { takeImport, takePart } from './take-import.js';
export { type ImportsUnderWay, keepImportsUnderWay } from './under-way.js';
