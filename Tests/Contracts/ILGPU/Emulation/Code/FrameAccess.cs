using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.Emulation;

/// <summary>The instructions that reach into the frame, which is a rewritten method's only argument.</summary>
internal static class FrameAccess
{
    /// <summary>The field of a slot.</summary>
    public static FieldInfo Value(Type type) => typeof(Slot<>).MakeGenericType(type).GetField(nameof(Slot<int>.Value))!;

    public static void LoadState(this ILGenerator il)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, typeof(Frame).GetField(nameof(Frame.State))!);
    }

    public static void StoreState(this ILGenerator il, int state)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, state);
        il.Emit(OpCodes.Stfld, typeof(Frame).GetField(nameof(Frame.State))!);
    }

    /// <summary>Loads the frame of a call.</summary>
    public static void LoadCallee(this ILGenerator il, int callee)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.LoadElement(nameof(Frame.Callees), callee);
    }

    /// <summary>Loads variables from the slots of the frame.</summary>
    public static void LoadAll(this ILGenerator il, string slots, LocalBuilder[] variables)
    {
        for (int i = 0; i < variables.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.LoadElement(slots, i);
            il.Emit(OpCodes.Ldfld, Value(variables[i].LocalType));
            il.Emit(OpCodes.Stloc, variables[i]);
        }
    }

    /// <summary>Stores a variable in a slot of the frame that lies on the stack.</summary>
    public static void StoreSlot(this ILGenerator il, string slots, int index, LocalBuilder variable)
    {
        il.LoadElement(slots, index);
        il.Emit(OpCodes.Ldloc, variable);
        il.Emit(OpCodes.Stfld, Value(variable.LocalType));
    }

    private static void LoadElement(this ILGenerator il, string array, int index)
    {
        il.Emit(OpCodes.Ldfld, typeof(Frame).GetField(array)!);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Ldelem_Ref);
    }
}
