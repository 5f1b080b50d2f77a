"""The LangChain retriever passes LangChain's own standard tests."""

import pytest
from langchain_tests.integration_tests import RetrieversIntegrationTests

from bot.pipeline import Bot
from index.retriever import GuideRetriever


class TestGuideRetriever(RetrieversIntegrationTests):
    @pytest.fixture(autouse=True)
    def _index(self, guide_bot: Bot) -> None:
        type(self).index = guide_bot.index  # type: ignore[attr-defined]

    @property
    def retriever_constructor(self) -> type[GuideRetriever]:
        return GuideRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, object]:
        return {"index": type(self).index}  # type: ignore[attr-defined]

    @property
    def retriever_query_example(self) -> str:
        return "What should I learn first?"

    @property
    def num_results_arg_name(self) -> str:
        return "k"


def test_a_document_quotes_its_best_chunk(guide_bot: Bot) -> None:
    """The metadata's span holds in the document's own text."""
    (document,) = GuideRetriever(index=guide_bot.index, k=1).invoke("Which certificates are retired?")
    assert document.page_content[document.metadata["start"] : document.metadata["end"]] == document.metadata["quote"]
