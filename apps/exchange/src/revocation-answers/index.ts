export { keepAnswers } from './keep-answers.js';
export { listAnswers } from './list-answers.js';
export { openAnswer } from './open-answer.js';
