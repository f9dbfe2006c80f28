namespace NetDsl.Benchmarks.Peers;

/// <summary>What a PyTorch process runs on.</summary>
/// <param name="Version">PyTorch's version.</param>
/// <param name="Blas">The library of its matrix products, as the process has it loaded.</param>
internal sealed record PeerSoftware(string Version, string Blas)
{
    /// <summary>Whether it is the reference implementation, which is many times slower and nobody's choice for speed.</summary>
    public bool IsReferenceBlas => Blas.StartsWith("reference", StringComparison.Ordinal);

    public override string ToString() => $"PyTorch {Version}, matrix products by {Blas}";
}
