"""The index as a LangChain retriever, for those who build their own chain on the guides."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.search import Index, Passage


class GuideRetriever(BaseRetriever):
    """Sections as documents, best first; their metadata says where they stand and which piece fits best."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    k: int = 5

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        del run_manager
        return [_document(passage) for passage in self.index.search(query, top=k or self.k).passages]


def _document(passage: Passage) -> Document:
    section, best = passage.section, passage.chunks[0].chunk
    return Document(
        id=section.id,
        page_content=section.text,
        metadata={
            "section": section.id,
            "trail": list(section.trail),
            "url": section.url,
            "score": passage.score,
            "quote": best.text,
            "start": best.start,
            "end": best.end,
        },
    )
