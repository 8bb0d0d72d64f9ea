"""The notebook of the examples, run by the kernel of this interpreter, whatever kernels the machine has."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from traitlets import default

EXAMPLES = Path(__file__).parent.parent / "examples"
NOTEBOOK = EXAMPLES / "notebook.ipynb"


class _OwnKernel(AsyncKernelManager):
    """Starts the kernel of this interpreter: without folders to look in, the only one is that of ipykernel itself."""

    @default("kernel_spec_manager")
    def _no_folders(self) -> KernelSpecManager:
        return KernelSpecManager(kernel_dirs=[])


def executed(home: Path) -> nbformat.NotebookNode:
    """Run the notebook and give it with its outputs.

    Args:
        home: An empty folder for all that Jupyter, IPython and matplotlib would write into the home of the user.
    """
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call] # it says no types
    place = {"metadata": {"path": str(EXAMPLES)}}
    with _at_home(home):
        client = NotebookClient(notebook, kernel_manager_class=_OwnKernel, timeout=120, resources=place)
        return client.execute()


@contextmanager
def _at_home(home: Path) -> Iterator[None]:
    """Let programs find their home in a folder."""
    names = ("HOME", "USERPROFILE", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR")
    with patch.dict(os.environ, dict.fromkeys(names, str(home)) | {"JUPYTER_PLATFORM_DIRS": "1"}):
        yield
