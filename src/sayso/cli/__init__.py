"""One thin command a file."""

import atexit
import gc

# A command makes tens of thousands of lasting objects in its first moments and hardly a cycle: looking for garbage
# among them less often, and not once more at the very end, takes a tenth off every start.
gc.set_threshold(50_000, 20, 20)
atexit.register(gc.freeze)
