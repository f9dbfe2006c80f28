namespace ILGPU.Util;

/// <summary>Small functions that kernels may call.</summary>
public static class Utilities
{
    /// <summary>One of two values; both are computed, and no thread branches.</summary>
    public static T Select<T>(bool takeFirst, T first, T second) => takeFirst ? first : second;
}
