namespace NetDsl.Compiler.Kernels;

/// <summary>
/// What targets run. Layers are expressed by few kernels; a kernel knows its constants, its adjoint and how each target calls it.
/// </summary>
public abstract record Kernel;
