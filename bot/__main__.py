"""The command `guide-chat`: the web page, over an index that is brought up to date first."""

import argparse
import sys
from collections.abc import Sequence

from index.commands import add_folders, run_command


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    return run_command(lambda: _chat(options), program="guide-chat")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guide-chat", description="Serve the chat page on this machine.")
    parser.add_argument("--host", help="the address to listen on (127.0.0.1 unless told otherwise)")
    parser.add_argument("--port", type=int, help="the port to listen on (7860)")
    add_folders(parser)
    return parser


def _chat(options: argparse.Namespace) -> int:
    from bot.app.environment import keep_to_this_machine
    from bot.app.limits import MessageLimit
    from bot.app.serve import open_port, serve
    from bot.assemble import open_bot, open_feedback
    from bot.settings import BotSettings
    from index.settings import environment, read_settings

    keep_to_this_machine()
    settings = read_settings(BotSettings, environment(), host=options.host, port=options.port)
    limit = MessageLimit(settings.messages_a_minute)
    with open_port(settings.host, settings.port) as opened:
        bot = open_bot(guides=options.guides, home=options.home, keeps_gaps=True)
        bot.warm()
        from bot.app.web import create_app

        feedback = open_feedback(home=options.home)
        serve(create_app(bot, feedback=feedback, at_once=settings.at_once, limit=limit), opened, settings.host)
    return 0


if __name__ == "__main__":
    sys.exit(main())
