"""Jupyter's own test suite for kernels."""

import jupyter_kernel_test
from conftest import PATIENCE, Session
from jupyter_kernel_test.msgspec_v5 import validate_message


class Conversation:
    """Lets the client's channels wait for messages that must come (after a reply the suite waits a tenth of a second for what
    the cell has published, which is too little on a machine with other work), and notes what is not over yet."""

    def __init__(self, client):
        self.unfinished = set()
        for channel in (client.shell_channel, client.iopub_channel):
            self.watch(channel, channel.get_msg, channel.send)

    def watch(self, channel, receive, send):
        def receive_patiently(timeout=None):
            message = receive(timeout=PATIENCE)
            if message["content"].get("execution_state") == "idle":
                self.unfinished.discard(message["parent_header"].get("msg_id"))
            return message

        def send_and_note(message):
            self.unfinished.add(message["header"]["msg_id"])
            send(message)

        channel.get_msg, channel.send = receive_patiently, send_and_note


class TestLectern(jupyter_kernel_test.KernelTests):
    @classmethod
    def setUpClass(cls):
        cls.session = Session()
        cls.km, cls.kc = cls.session.manager, cls.session.client
        cls.conversation = Conversation(cls.kc)

    @classmethod
    def tearDownClass(cls):
        cls.session.close()

    def flush_channels(self):
        """Takes all messages that there are, instead of those of a tenth of a second: replies up to that to a last request, and
        what is published until all requests are over (threads of their own answer them, so that their ends have no order)."""
        last, reply = self.kc.kernel_info(), None
        while reply is None or reply["parent_header"].get("msg_id") != last:
            reply = self.kc.shell_channel.get_msg()
            validate_message(reply)
        while self.conversation.unfinished:
            validate_message(self.kc.iopub_channel.get_msg())

    kernel_name = "lectern"
    language_name = "swift"
    file_extension = ".swift"
    code_hello_world = 'print("hello, world")'
    code_stderr = 'import Foundation\nFileHandle.standardError.write(Data("test\\n".utf8))'
    completion_samples = [
        {"text": "[1, 2].enumera", "matches": {"enumerated()"}},
        {"text": "\"🙂ж\".uppercas", "matches": {"uppercased()", "uppercased(with: "}},
        {"text": "zzzqqq"},
    ]
    complete_code_samples = ["1", 'print("hello, world")', "func f(x: Int) -> Int {\n  x * 2\n}\n", "let a = [1, 2]"]
    incomplete_code_samples = ["func f() {", "let a = [1,", 'print("""\nhello']
    invalid_code_samples = ["let = 5 5", "}"]
    code_page_something = "?print"
    code_generate_error = "fatalError(\"no\")"
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "[1, 2].map { $0 * 2 }", "result": "[2, 4]"},
        {"code": '"жar🙂"'},
        {"code": "(1, true)"},
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": "1 + 2 + 4", "result": "7"},
        {"code": "1 + 2 + 5", "result": "8"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"))', "mime": "text/html"},
        {"code": 'display(Markdown("**bold**"))', "mime": "text/markdown"},
        {"code": 'display(Latex("$x$"))', "mime": "text/latex"},
        {"code": 'display(SVG("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>"))', "mime": "image/svg+xml"},
        {"code": "display([1, 2])", "mime": "text/plain"},
    ]
    code_history_pattern = "1?+?2?+?3"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "print"
    code_clear_output = "clearOutput()"


class TestWelcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "lectern"
    support_iopub_welcome = True

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.km.shutdown_wait_time = PATIENCE
