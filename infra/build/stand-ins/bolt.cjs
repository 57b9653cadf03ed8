/** Bolt, as far as a Lambda with a receiver of its own needs it: without its servers, their installer and assistants. */
exports.App = require('@slack/bolt/dist/App').default;
