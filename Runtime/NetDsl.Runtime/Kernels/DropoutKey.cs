namespace NetDsl.Kernels;

/// <summary>What the random numbers of one training step follow from: nothing else is kept between forward and backward.</summary>
/// <param name="Seed">The seed of the training run.</param>
/// <param name="Step">The number of the step.</param>
public readonly record struct DropoutKey(ulong Seed, ulong Step);
