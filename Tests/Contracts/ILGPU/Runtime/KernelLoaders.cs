using System.Reflection;
using ILGPU.Emulation;

namespace ILGPU.Runtime;

/// <summary>Loads kernels whose groups the caller chooses, one overload for each number of parameters.</summary>
public static class KernelLoaders
{
    /// <summary>Compiles a kernel; the result launches it.</summary>
    public static Action<AcceleratorStream, KernelConfig, T1> LoadKernel<T1>(this Accelerator accelerator, Action<T1> action)
        where T1 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1) => kernel.Launch(
            stream, config, [Slot.Of(arg1)], () => action(arg1));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2> LoadKernel<T1, T2>(this Accelerator accelerator, Action<T1, T2> action)
        where T1 : struct
        where T2 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2)], () => action(arg1, arg2));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3> LoadKernel<T1, T2, T3>(this Accelerator accelerator, Action<T1, T2, T3> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3)], () => action(arg1, arg2, arg3));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4> LoadKernel<T1, T2, T3, T4>(this Accelerator accelerator, Action<T1, T2, T3, T4> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3, arg4) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3), Slot.Of(arg4)], () => action(arg1, arg2, arg3, arg4));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5> LoadKernel<T1, T2, T3, T4, T5>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3, arg4, arg5) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3), Slot.Of(arg4), Slot.Of(arg5)], () => action(arg1, arg2, arg3, arg4, arg5));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6> LoadKernel<T1, T2, T3, T4, T5, T6>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3), Slot.Of(arg4), Slot.Of(arg5), Slot.Of(arg6)], () => action(arg1, arg2, arg3, arg4, arg5, arg6));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7> LoadKernel<T1, T2, T3, T4, T5, T6, T7>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3), Slot.Of(arg4), Slot.Of(arg5), Slot.Of(arg6), Slot.Of(arg7)], () => action(arg1, arg2, arg3, arg4, arg5, arg6, arg7));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3), Slot.Of(arg4), Slot.Of(arg5), Slot.Of(arg6), Slot.Of(arg7), Slot.Of(arg8)], () => action(arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3), Slot.Of(arg4), Slot.Of(arg5), Slot.Of(arg6), Slot.Of(arg7), Slot.Of(arg8), Slot.Of(arg9)], () => action(arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3), Slot.Of(arg4), Slot.Of(arg5), Slot.Of(arg6), Slot.Of(arg7), Slot.Of(arg8), Slot.Of(arg9), Slot.Of(arg10)], () => action(arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3), Slot.Of(arg4), Slot.Of(arg5), Slot.Of(arg6), Slot.Of(arg7), Slot.Of(arg8), Slot.Of(arg9), Slot.Of(arg10), Slot.Of(arg11)], () => action(arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11));
    }

    /// <inheritdoc cref="LoadKernel{T1}"/>
    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12> action)
        where T1 : struct
        where T2 : struct
        where T3 : struct
        where T4 : struct
        where T5 : struct
        where T6 : struct
        where T7 : struct
        where T8 : struct
        where T9 : struct
        where T10 : struct
        where T11 : struct
        where T12 : struct
    {
        var kernel = EmulatedKernel.Load(accelerator, action);
        return (stream, config, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12) => kernel.Launch(
            stream, config, [Slot.Of(arg1), Slot.Of(arg2), Slot.Of(arg3), Slot.Of(arg4), Slot.Of(arg5), Slot.Of(arg6), Slot.Of(arg7), Slot.Of(arg8), Slot.Of(arg9), Slot.Of(arg10), Slot.Of(arg11), Slot.Of(arg12)], () => action(arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, arg9, arg10, arg11, arg12));
    }

    /// <summary>The launcher of a kernel whose parameters are known only by its method.</summary>
    internal static Delegate Load(Accelerator accelerator, MethodInfo method)
    {
        Type[] types = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        var loader = typeof(KernelLoaders).GetMethods().Single(m => m.Name == nameof(LoadKernel) && m.GetGenericArguments().Length == types.Length);
        var action = method.CreateDelegate(loader.MakeGenericMethod(types).GetParameters()[1].ParameterType);
        return (Delegate)loader.MakeGenericMethod(types).Invoke(null, [accelerator, action])!;
    }
}
