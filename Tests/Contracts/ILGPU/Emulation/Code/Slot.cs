using System.Reflection;

namespace ILGPU.Emulation;

/// <summary>A variable that outlives a stop.</summary>
internal sealed class Slot<T>
{
    /// <summary>What it holds.</summary>
    public T Value = default!;
}

internal static class Slot
{
    private static readonly MethodInfo Generic = typeof(Slot).GetMethod(nameof(New), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A slot that holds a value.</summary>
    public static object Of<T>(T value) => new Slot<T> { Value = value };

    /// <summary>What creates empty slots of a type.</summary>
    public static Func<object> Maker(Type type) => Generic.MakeGenericMethod(type).CreateDelegate<Func<object>>();

    private static object New<T>() => new Slot<T>();
}
