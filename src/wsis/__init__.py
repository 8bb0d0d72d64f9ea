"""WSIS Action Lines, Sustainable Development Goals and the Global Digital Compact, computable.

The public names stand in four rooms: `_datasets`, `_relations`, `_registers` and `_publishing`. A room is entered
when one of its names is first used, and all its names are bound then: `import wsis` itself costs nothing, and `load()`
no more than it needs. `__version__` is asked of the installation when it is first used.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from wsis._datasets import *
    from wsis._publishing import *
    from wsis._registers import *
    from wsis._relations import *

    __version__: str
else:

    def __getattr__(name):
        if name == "__version__":
            from wsis.installed import installed_version

            return globals().setdefault(name, installed_version())
        from importlib import import_module

        public = []
        for room in map(import_module, ("wsis._datasets", "wsis._relations", "wsis._registers", "wsis._publishing")):
            globals().update({each: getattr(room, each) for each in room.__all__})
            if name in room.__all__:
                return globals()[name]
            public += room.__all__
        if name == "__all__":
            return public
        raise AttributeError(f"module 'wsis' has no attribute {name!r}")

    def __dir__():
        return [*__getattr__("__all__"), *(name for name in globals() if name.startswith("__"))]
