// Kernels write their stack tables before they read them; zeroing them first would cost more than many a small layer.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
