export { applyEdits } from '../language/edits/applyEdits';
