namespace ILGPU.Emulation;

/// <summary>Refuses what the real compiler refuses.</summary>
internal static class KernelCheck
{
    public static void Verify(Delegate kernel, string name, ContextProperties properties)
    {
        if (!kernel.Method.IsStatic)
            throw new InternalCompilerException($"kernel '{name}' is not a static method; make it one");
    }
}
