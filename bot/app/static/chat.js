// Everything that the chat page does beside what Gradio does.
import "./comfort.js";
import "./log.js";
import "./panel.js";
import "./keeping.js";
import "./talks.js";
import "./display.js";
import "./stopping.js";
import "./actions.js";
import "./path.js";
