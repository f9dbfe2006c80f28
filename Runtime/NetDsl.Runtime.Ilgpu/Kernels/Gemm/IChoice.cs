namespace NetDsl.Ilgpu.Kernels;

/// <summary>A choice that a kernel is compiled for.</summary>
internal interface IChoice
{
    /// <summary>Whether it was made.</summary>
    static abstract bool Chosen { get; }
}

/// <summary>The choice was made.</summary>
internal readonly struct Yes : IChoice
{
    public static bool Chosen => true;
}

/// <summary>The choice was not made.</summary>
internal readonly struct No : IChoice
{
    public static bool Chosen => false;
}
