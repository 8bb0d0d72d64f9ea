from tools.pages.markup import Pages
from wsis.dataset import Dataset
def explorer_pages(ds: Dataset) -> Pages:
    return {"data/explorer.md": "# Matrix explorer\n"}
