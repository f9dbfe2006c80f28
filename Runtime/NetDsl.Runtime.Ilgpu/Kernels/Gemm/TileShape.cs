namespace NetDsl.Ilgpu.Kernels;

/// <summary>The tiles that a result can be cut into.</summary>
internal enum TileShape
{
    /// <summary><see cref="NetDsl.Ilgpu.Kernels.Tile128x128"/>.</summary>
    Tile128x128,

    /// <summary><see cref="NetDsl.Ilgpu.Kernels.Tile128x64"/>.</summary>
    Tile128x64,

    /// <summary><see cref="NetDsl.Ilgpu.Kernels.Tile64x128"/>.</summary>
    Tile64x128,

    /// <summary><see cref="NetDsl.Ilgpu.Kernels.Tile64x64"/>.</summary>
    Tile64x64,

    /// <summary><see cref="NetDsl.Ilgpu.Kernels.Tile32x32"/>.</summary>
    Tile32x32,
}
