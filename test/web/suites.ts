// The suites of test/vscode that need nothing of Node.js, and those of the browser alone.
import '../vscode/activation.test';
import '../vscode/codeActions.test';
import '../vscode/configuration.test';
import '../vscode/exports.test';
import '../vscode/language.test';
import '../vscode/samples.test';
import './browser.test';
